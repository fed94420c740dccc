using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Microsoft.Net.Http.Headers;

namespace Analytics.Worker.Desk.Packs;

/// <summary>The list of packs, one pack with its files, and the decisions on it.</summary>
internal static class PackPages
{
    private const int LinesPerPage = 50;
    private const int LongestSearch = 100;

    private const string Pack = "/packs/{committee}/{series}/{period}";

    private const string Version = Pack + "/v{version:int}";

    public static void MapPacks(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/packs", ListAsync).RequireAuthorization(Rules.Readers);
        desk.MapGet(Pack, NewestAsync).RequireAuthorization(Rules.Readers).WithMetadata(new Unseen());
        desk.MapCompare();
        desk.MapGet(Version, ShowAsync).RequireAuthorization(Rules.Readers).WithMetadata(new Unseen());
        desk.MapGet(Version + "/{file}", DownloadAsync).RequireAuthorization(Rules.Readers).WithMetadata(new Unseen());
        desk.MapPost(Version + "/check", DecideAsync((life, key, version, by, _, cancelled) =>
            life.CheckAsync(key, version, by, cancelled))).RequireAuthorization(Rules.Editors);
        desk.MapPost(Version + "/approve", DecideAsync((life, key, version, by, form, cancelled) =>
            life.ApproveAsync(key, version, by, Typed.TextOrNull(form, "comment"), cancelled))).RequireAuthorization(Rules.Approvers);
        desk.MapPost(Version + "/reject", DecideAsync((life, key, version, by, form, cancelled) =>
            life.RejectAsync(key, version, by, Typed.Text(form, "reason"), cancelled))).RequireAuthorization(Rules.Approvers);
        desk.MapPost(Version + "/send", DecideAsync((life, key, version, by, _, cancelled) =>
            life.SendAsync(key, version, by, cancelled))).RequireAuthorization(Rules.Approvers);
        desk.MapPost(Version + "/settle", DecideAsync((life, key, version, by, form, cancelled) =>
            life.SettleAsync(key, version, Typed.Text(form, "address"), form["arrived"] == "true", by, cancelled))).RequireAuthorization(Rules.Approvers);
        desk.MapPost(Version + "/suggestion", SuggestionAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, DeskPacks packs, SeriesTitles titles, string? q, int? page, CancellationToken cancelled)
    {
        var search = Typed.Line(q, LongestSearch);
        var at = Typed.Page(page);
        var lines = await packs.ListAsync(
            DeskUser.Of(context), await PackSearch.ReadAsync(search, packs, titles, cancelled), LinesPerPage + 1, (at - 1) * LinesPerPage, cancelled);
        PackLine[] shown = [.. lines.Take(LinesPerPage)];
        return Shown<PackList>.On<PackListPage>(context, new PackList(
            shown,
            await titles.FindAsync(shown.Select(line => (line.Series, line.SeriesVersion)), cancelled),
            search,
            at,
            lines.Count > LinesPerPage));
    }

    private static async Task<IResult> NewestAsync(
        HttpContext context, DeskPacks packs, string committee, string series, string period, CancellationToken cancelled) =>
        await packs.ListVersionsAsync(DeskUser.Of(context), new PackKey(committee, series, period), cancelled) is [var newest, ..]
            ? Results.Redirect(newest.Address)
            : Results.NotFound();

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        DeskPacks packs,
        PackReader reader,
        CompareVersions compare,
        SeriesTitles titles,
        PackLifecycle life,
        string committee,
        string series,
        string period,
        int version,
        CancellationToken cancelled)
    {
        var user = DeskUser.Of(context);
        var key = new PackKey(committee, series, period);
        var versions = await packs.ListVersionsAsync(user, key, cancelled);
        if (versions.FirstOrDefault(candidate => candidate.Version == version) is not { } pack)
        {
            return Results.NotFound();
        }

        var changes = await ChangesAsync(user, reader, compare, versions, pack, cancelled);
        if (changes is not null)
        {
            Shown<PackChanges>.Give(context, changes);
        }

        if (pack.IsOpen && user.IsApprover)
        {
            Shown<ExpectedMail>.Give(context, await life.ExpectMailAsync(pack.Stored, cancelled));
        }

        Shown<VersionChoice>.Give(context, VersionChoice.Beside(versions, pack));
        var named = await titles.FindAsync([(pack.Series, pack.SeriesVersion)], cancelled);
        return Shown<PackView>.On<PackPage>(context, new PackView(
            pack,
            named.Values.Single(),
            versions,
            await packs.ListFilesAsync(user, pack, cancelled),
            await packs.ListFindingsAsync(user, pack, cancelled),
            await packs.ListSuggestionsAsync(user, pack, cancelled),
            user.IsEditor ? await reader.ListEventsAsync(pack.Stored, cancelled) : await reader.ListEventsForReadersAsync(pack.Stored, cancelled),
            await reader.FindLateForAsync(pack.Stored, cancelled),
            await reader.FindArchivedAtAsync(pack.Stored, cancelled),
            await reader.ListKeyFiguresAsync(pack.Stored, cancelled),
            changes,
            await packs.ListDeliveriesAsync(user, pack, cancelled)));
    }

    /// <summary>
    /// Since the version before, as it is stored; for readers since the one that they had before, which is compared anew where it is not the one
    /// before.
    /// </summary>
    private static async Task<PackChanges?> ChangesAsync(
        DeskUser user, PackReader reader, CompareVersions compare, IReadOnlyList<DeskPack> versions, DeskPack pack, CancellationToken cancelled)
    {
        var before = versions.FirstOrDefault(one => one.Version < pack.Version);
        if (user.IsEditor || before?.Version == pack.Version - 1)
        {
            return await reader.FindChangesAsync(pack.Stored, cancelled);
        }

        return before is null ? null : await compare.RunAsync(before.Stored, pack.Stored, cancelled);
    }

    /// <summary>The PDF opens in the browser and inside the pack's page; everything else is saved.</summary>
    private static async Task<IResult> DownloadAsync(
        HttpContext context, DeskPacks packs, string committee, string series, string period, int version, string file, CancellationToken cancelled)
    {
        if (await packs.FindFileAsync(DeskUser.Of(context), new PackKey(committee, series, period), version, file, cancelled) is not { } artefact)
        {
            return Results.NotFound();
        }

        BrowserHeaders.AllowFraming(context);
        var inside = artefact.MediaType == "application/pdf";
        context.Response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue(inside ? "inline" : "attachment") { FileName = artefact.Name }.ToString();
        return Results.Bytes(artefact.Content, artefact.MediaType);
    }

    private static async Task<IResult> SuggestionAsync(
        HttpContext context, SuggestionDecisions decisions, string committee, string series, string period, int version, CancellationToken cancelled)
    {
        var key = new PackKey(committee, series, period);
        var form = await context.Request.ReadFormAsync(cancelled);
        return Answer(context, key, version, await decisions.DecideAsync(
            key, version, Typed.Text(form, "suggestion"), form["accepted"] == "true", DeskUser.ActorOf(context), cancelled));
    }

    private static Delegate DecideAsync(
        Func<PackLifecycle, PackKey, int, Actor, IFormCollection, CancellationToken, Task<PackDecision>> decide) =>
        async (
            HttpContext context, PackLifecycle life, string committee, string series, string period, int version, CancellationToken cancelled) =>
        {
            var key = new PackKey(committee, series, period);
            var form = await context.Request.ReadFormAsync(cancelled);
            return Answer(context, key, version, await decide(life, key, version, DeskUser.ActorOf(context), form, cancelled));
        };

    private static IResult Answer(HttpContext context, PackKey key, int version, PackDecision decision)
    {
        if (decision.Answer == PackAnswer.Unknown)
        {
            return Results.NotFound();
        }

        Said.Leave(context, decision.Message, isRefusal: decision.Answer == PackAnswer.Refused);
        return Results.Redirect(DeskPack.AddressOf(key, version));
    }
}
