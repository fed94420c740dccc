namespace Analytics.Desk.Tests.Pages;

/// <summary>The pages there are, as an administrator sees them.</summary>
internal static class Everywhere
{
    /// <summary>The one of them that says that there is none.</summary>
    public const string NotFound = "/no-such-page";

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "overview", "/" },
        { "packs", "/packs" },
        { "pack", "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v2" },
        { "compared", "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/compare?from=1&to=2" },
        { "collection", "/collection?series=giao-ban-9-thang&quarter=2023-Q3" },
        { "collection-unit", "/collection/giao-ban-9-thang/2023-Q3/hnd" },
        { "correct", "/collection/giao-ban-9-thang/2023-Q3/btc/correct?indicator=a04" },
        { "submissions", "/submissions" },
        { "submission", "/submissions/1" },
        { "withdraw", "/submissions/1/withdraw" },
        { "indicators", "/indicators?q=dang+vien" },
        { "indicator", "/indicators/f01" },
        { "assignments", "/assignments" },
        { "assignment", "/assignments/nv-2022-9t-01" },
        { "new-assignment", "/assignments/new" },
        { "calendar", "/calendar" },
        { "calendar-row", "/calendar/party/2023-9M" },
        { "calendar-new", "/calendar/new" },
        { "jobs", "/jobs" },
        { "succeeded", "/jobs/succeeded" },
        { "failed", "/jobs/failed" },
        { "run", "/jobs/1" },
        { "again", "/jobs/1/again" },
        { "recurring", "/jobs/recurring" },
        { "servers", "/jobs/servers" },
        { "accounts", "/admin" },
        { "account", "/admin/users/viewer" },
        { "lists", "/admin/lists" },
        { "list", "/admin/lists/thuong-truc" },
        { "all-series", "/admin/series" },
        { "series", "/admin/series/giao-ban-quy" },
        { "new-series", "/admin/series/new" },
        { "audit", "/audit" },
        { "not-found", NotFound },
    };
}
