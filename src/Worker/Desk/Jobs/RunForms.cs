using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Jobs;

/// <summary>Asking for a run: from nothing, from a pack, or with the parameters of another run.</summary>
internal static class RunForms
{
    private const int LongestCode = 100;

    public static void MapRunForm(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/jobs/new", NewAsync).RequireAuthorization(Rules.Editors);
        desk.MapGet("/jobs/{run:long}/again", AgainAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost("/jobs/new", StartAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> NewAsync(
        HttpContext context, string? series, string? committee, string? period, CancellationToken cancelled)
    {
        var form = await EmptyAsync(context, cancelled);
        return await PageAsync(context, form with
        {
            Series = Typed.Line(series, LongestCode),
            Committee = committee is not null ? Typed.Line(committee, LongestCode) : (form.CommitteeChoices is [var only] ? only.Code : string.Empty),
            Period = Typed.Line(period, LongestCode),
        }, cancelled);
    }

    private static async Task<IResult> AgainAsync(
        HttpContext context, RunLedger ledger, long run, CancellationToken cancelled)
    {
        if ((await ledger.FindAsync(run, cancelled))?.Run is not { } old)
        {
            return Results.NotFound();
        }

        // A request "as of now" means now when it is repeated; an occurrence of the calendar means the instant it was due at.
        var asOf = old.Step == Steps.Request ? old.AsOf : old.BuildsAsOf;
        var form = await EmptyAsync(context, cancelled);
        return await PageAsync(context, form with
        {
            Series = old.Series,
            Committee = old.Committee,
            Period = old.Period,
            AsOf = asOf is { } instant ? VietnamTime.ToLocal(instant).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture) : string.Empty,
            Reason = old.Reason,
            Force = old.Force,
        }, cancelled);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, RunLedger ledger, Visit visit, CancellationToken cancelled)
    {
        var typed = await context.Request.ReadFormAsync(cancelled);
        var form = (await EmptyAsync(context, cancelled)) with
        {
            Series = Typed.Text(typed, "series"),
            Committee = Typed.Text(typed, "committee"),
            Period = Typed.Text(typed, "period"),
            AsOf = Typed.Text(typed, "asOf"),
            Reason = Typed.Text(typed, "reason"),
            Force = typed["force"] == "true",
        };
        DateTimeOffset? asOf = VietnamTime.TryParse(form.AsOf, out var instant) ? instant : null;
        List<string> problems =
        [
            .. form.Reason.Length == 0 ? [visit[JobWords.ReasonMissing]] : Array.Empty<string>(),
            .. asOf is null && form.AsOf.Length > 0 ? [visit[JobWords.AsOfWrong]] : Array.Empty<string>(),
        ];
        if (problems.Count == 0)
        {
            try
            {
                var by = DeskUser.ActorOf(context);
                var (run, joined) = await ledger.RequestAsync(
                    new RunRequest(form.Series, form.Committee, form.Period, asOf, form.Force, form.Reason, by), cancelled);
                if (joined)
                {
                    Said.Leave(context, JobWords.Joined(run));
                }

                return Results.Redirect(JobActions.Address(run));
            }
            catch (BadInputException refused)
            {
                problems.AddRange(refused.LinesIn(visit.Language));
            }
        }

        return await PageAsync(context, form with { Problems = problems }, cancelled, StatusCodes.Status400BadRequest);
    }

    private static async Task<RunForm> EmptyAsync(HttpContext context, CancellationToken cancelled)
    {
        var language = Languages.Of(context);
        var services = context.RequestServices;
        (string, string)[] series = [.. (await services.GetRequiredService<SeriesDefinitions>().ListAsync(cancelled))
            .Select(one => (one.Definition.Code, language == Languages.English ? one.Title.En : one.Title.Vi))];
        var committees = await services.GetRequiredService<DeskRegister>().ListCommitteesAsync(cancelled);
        return new RunForm(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, false, series, committees, []);
    }

    private static Task<IResult> PageAsync(HttpContext context, RunForm form, CancellationToken cancelled, int status = StatusCodes.Status200OK) =>
        JobPages.PageAsync<RunFormPage, RunForm>(context, form, cancelled, status);
}
