namespace Analytics.Desk.Tests.Pages;

/// <summary>The pages there are, as an administrator sees them.</summary>
internal static class Everywhere
{
    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "packs", "/packs" },
        { "pack", "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v2" },
        { "jobs", "/jobs" },
        { "succeeded", "/jobs/succeeded" },
        { "failed", "/jobs/failed" },
        { "run", "/jobs/1" },
        { "again", "/jobs/1/again" },
        { "recurring", "/jobs/recurring" },
        { "servers", "/jobs/servers" },
        { "audit", "/audit" },
        { "not-found", "/no-such-page" },
    };
}
