using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Packs;

/// <summary>Any two versions of a pack beside each other.</summary>
internal static class ComparePages
{
    public static void MapCompare(this IEndpointRouteBuilder desk) =>
        desk.MapGet("/packs/{committee}/{series}/{period}/compare", CompareAsync).RequireAuthorization(Rules.Readers).WithMetadata(new Unseen());

    public static string AddressOf(PackKey key) =>
        $"/packs/{Uri.EscapeDataString(key.Committee)}/{Uri.EscapeDataString(key.Series)}/{Uri.EscapeDataString(key.Period)}/compare";

    /// <summary>In whatever order the two are asked for; a version that the visitor may not see does not exist.</summary>
    private static async Task<IResult> CompareAsync(
        HttpContext context,
        DeskPacks packs,
        CompareVersions compare,
        SeriesTitles titles,
        string committee,
        string series,
        string period,
        int? from,
        int? to,
        CancellationToken cancelled)
    {
        var key = new PackKey(committee, series, period);
        var versions = await packs.ListVersionsAsync(DeskUser.Of(context), key, cancelled);
        if (versions.FirstOrDefault(one => one.Version == Least(from, to)) is not { } before
            || versions.FirstOrDefault(one => one.Version == Most(from, to)) is not { } later)
        {
            return Results.NotFound();
        }

        var title = (await titles.FindAsync([(later.Series, later.SeriesVersion)], cancelled)).Values.Single();
        Shown<VersionChoice>.Give(context, new(AddressOf(key), [.. versions.Select(one => one.Version)], before.Version, later.Version));
        Shown<PackChanges>.Give(context, await compare.RunAsync(before.Stored, later.Stored, cancelled));
        return Shown<ComparedVersions>.On<ComparePage>(context, new(before, later, title));
    }

    private static int? Least(int? one, int? other) => one < other ? one : other;

    private static int? Most(int? one, int? other) => one < other ? other : one;
}
