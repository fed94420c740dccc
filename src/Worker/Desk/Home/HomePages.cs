using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Desk.Security;

namespace Analytics.Worker.Desk.Home;

/// <summary>
/// The first page: the next meetings, the latest packs, and, for the office, what needs a decision. Readers learn of meetings when they are, not
/// who has reported; a reporter's first page is where its unit reports.
/// </summary>
internal static class HomePages
{
    private const int LatestPacks = 6;

    private const string Collection = "/collection";

    public static void MapHome(this IEndpointRouteBuilder desk) => desk.MapGet("/", ShowAsync).RequireAuthorization(Rules.Anyone);

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        ComingMeetings meetings,
        DeskDecisions decisions,
        DeskPacks packs,
        SeriesTitles titles,
        TimeProvider clock,
        CancellationToken cancelled)
    {
        var user = DeskUser.Of(context);
        if (user.Unit is not null)
        {
            return Results.Redirect(Collection);
        }

        var waiting = user.IsEditor ? await decisions.LoadAsync(cancelled) : Decisions.None;
        var latest = await packs.ListAsync(user, PackSearch.Everything, LatestPacks, 0, cancelled);
        var coming = AsSeenBy(user, await meetings.ListAsync(cancelled));
        return Shown<HomeView>.On<HomePage>(context, new HomeView(
            clock.GetUtcNow(),
            coming,
            waiting,
            latest,
            await packs.FindMadeAsync(user, [.. coming.Meetings.Select(meeting => meeting.Key)], cancelled),
            await titles.FindAsync(
                [
                    .. latest.Select(line => (line.Series, line.SeriesVersion)),
                    .. waiting.Drafts.Select(line => (line.Series, line.SeriesVersion)),
                    .. waiting.Mail.Select(line => (line.Series, line.SeriesVersion)),
                ],
                cancelled)));
    }

    private static ComingMeetingList AsSeenBy(DeskUser user, ComingMeetingList all) => user.IsEditor
        ? all
        : all with { Meetings = [.. all.Meetings.Select(meeting => meeting with { Units = [] })], Overdue = [] };
}
