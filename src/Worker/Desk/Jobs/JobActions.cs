using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Desk.Jobs;

/// <summary>What editors do to runs, one or several at once, and to what recurs.</summary>
internal static class JobActions
{
    /// <summary>As many as a page lists; a form with more was not made by it.</summary>
    private const int MostAtOnce = 100;

    public static void MapJobActions(this IEndpointRouteBuilder desk)
    {
        desk.MapPost("/jobs/requeue", RequeueAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/delete", EndAsync((ledger, run, by, cancelled) => ledger.DeleteAsync(run, by, cancelled))).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/cancel", EndAsync((ledger, run, by, cancelled) => ledger.CancelAsync(run, by, cancelled))).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/recurring/trigger", async (HttpContext context, Recurring recurring, CancellationToken cancelled) =>
        {
            var form = await context.Request.ReadFormAsync(cancelled);
            return await AnswerAsync(context, async () =>
            {
                var run = await recurring.TriggerNowAsync(Typed.Text(form, "id"), DeskUser.ActorOf(context), cancelled);
                return Address(run);
            });
        }).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/recurring/pause", ChangeAsync((recurring, id, by, cancelled) => recurring.PauseAsync(id, by, cancelled))).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/recurring/resume", ChangeAsync((recurring, id, by, cancelled) => recurring.ResumeAsync(id, by, cancelled))).RequireAuthorization(Rules.Editors);
    }

    public static string Address(long run) => FormattableString.Invariant($"/jobs/{run}");

    private static async Task<IResult> RequeueAsync(HttpContext context, RunLedger ledger, CancellationToken cancelled)
    {
        var form = await context.Request.ReadFormAsync(cancelled);
        var started = new List<long>();
        return await AnswerAsync(context, async () =>
        {
            foreach (var run in Selected(form))
            {
                if (await ledger.RequeueAsync(run, DeskUser.ActorOf(context), cancelled) is { } queued)
                {
                    started.Add(queued);
                }
            }

            Said.Leave(context, started.Count == 0 ? JobWords.NothingSelected : JobWords.Requeued(started.Count), isRefusal: started.Count == 0);
            return started is [var only] ? Address(only) : DeskAddress.Local(form["return"]);
        });
    }

    private static Delegate EndAsync(Func<RunLedger, long, Actor, CancellationToken, Task<bool>> end) =>
        async (HttpContext context, RunLedger ledger, CancellationToken cancelled) =>
        {
            var form = await context.Request.ReadFormAsync(cancelled);
            var ended = 0;
            foreach (var run in Selected(form))
            {
                ended += await end(ledger, run, DeskUser.ActorOf(context), cancelled) ? 1 : 0;
            }

            Said.Leave(context, ended == 0 ? JobWords.NothingSelected : JobWords.Deleted(ended), isRefusal: ended == 0);
            return Results.Redirect(DeskAddress.Local(form["return"]));
        };

    private static Delegate ChangeAsync(Func<Recurring, string, Actor, CancellationToken, Task> change) =>
        async (HttpContext context, Recurring recurring, CancellationToken cancelled) =>
        {
            var form = await context.Request.ReadFormAsync(cancelled);
            return await AnswerAsync(context, async () =>
            {
                await change(recurring, Typed.Text(form, "id"), DeskUser.ActorOf(context), cancelled);
                return "/jobs/recurring";
            });
        };

    /// <summary>Goes where <paramref name="act"/> says; what it was refused for is shown on the page that the form was on.</summary>
    private static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<string>> act)
    {
        try
        {
            return Results.Redirect(await act());
        }
        catch (BadInputException refused)
        {
            Said.Leave(
                context,
                new Sentence(string.Join(' ', refused.LinesIn(Languages.Vietnamese)), string.Join(' ', refused.LinesIn(Languages.English))),
                isRefusal: true);
            return Results.Redirect(context.Request.Path.StartsWithSegments("/jobs/recurring", StringComparison.Ordinal) ? "/jobs/recurring" : "/jobs");
        }
    }

    private static IEnumerable<long> Selected(IFormCollection form) => form["run"]
        .Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var run) ? run : 0)
        .Where(run => run > 0)
        .Distinct()
        .Take(MostAtOnce);
}
