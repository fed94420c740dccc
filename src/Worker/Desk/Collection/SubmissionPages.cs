using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Acts;
using Analytics.Worker.Commands;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Desk.Security;
using Analytics.Worker.Desk.Submissions;
using Analytics.Worker.Desk.Wording;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Analytics.Worker.Desk.Collection;

/// <summary>What came in: the list, one submission with what it changed and its files, and taking one back.</summary>
internal static class SubmissionPages
{
    private const int LinesPerPage = 50;
    private const string One = "/submissions/{submission:long}";

    /// <summary>Stands for the reason while nothing is stored.</summary>
    private const string NotYet = "–";

    public static void MapSubmissions(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/submissions", ListAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet(One, ShowAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet(One + "/files/{place:int}", DownloadAsync).RequireAuthorization(Rules.Senders);
        desk.MapGet(One + "/withdraw", AskAsync).RequireAuthorization(Rules.Editors);
        desk.MapPost(One + "/withdraw", WithdrawAsync).RequireAuthorization(Rules.Editors);
    }

    private static async Task<IResult> ListAsync(HttpContext context, DeskSubmissions submissions, int? page, CancellationToken cancelled)
    {
        var at = Typed.Page(page);
        var lines = await submissions.ListAsync(DeskUser.Of(context), LinesPerPage + 1, (at - 1) * LinesPerPage, cancelled);
        return Shown<SubmissionList>.On<SubmissionListPage>(
            context, new SubmissionList([.. lines.Take(LinesPerPage)], at, lines.Count > LinesPerPage));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, DeskSubmissions submissions, SubmissionReader reader, long submission, CancellationToken cancelled) =>
        await FindAsync(context, submissions, reader, submission, cancelled) is { } found
            ? Shown<SubmissionView>.On<SubmissionPage>(
                context,
                new SubmissionView(
                    found, await reader.ChangesAsync(submission, RowChanges.Most, cancelled), await reader.WarningsAsync(submission, cancelled)))
            : Results.NotFound();

    /// <param name="place">Which of its files, from 1: what somebody called a file is no part of an address.</param>
    private static async Task<IResult> DownloadAsync(
        HttpContext context, DeskSubmissions submissions, SubmissionReader reader, long submission, int place, CancellationToken cancelled)
    {
        if (await FindAsync(context, submissions, reader, submission, cancelled) is not { } found || place < 1 || place > found.Files.Count)
        {
            return Results.NotFound();
        }

        var file = found.Files[place - 1];
        // Read whole before the first byte leaves: a damaged file is a refusal, not half a file.
        var buffer = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (!await reader.CopyFileAsync(submission, file, buffer, cancelled))
        {
            await buffer.DisposeAsync();
            Said.Leave(context, SubmissionWords.FileNotKept(file.Name), isRefusal: true);
            return Results.Redirect(FormattableString.Invariant($"/submissions/{submission}"));
        }

        buffer.Position = 0;
        return Results.File(buffer, "application/octet-stream", SubmissionFileCommand.SafeName(submission, file.Name));
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, SubmissionReader reader, Withdrawal withdrawal, long submission, CancellationToken cancelled)
    {
        if (await reader.FindAsync(submission, cancelled) is not { } found)
        {
            return Results.NotFound();
        }

        var outcome = await withdrawal.WithdrawAsync(submission, NotYet, DeskUser.Of(context).Name, dryRun: true, cancelled);
        return Page(context, new WithdrawalView(found, outcome, string.Empty), FieldProblems.None);
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, SubmissionReader reader, Withdrawal withdrawal, long submission, CancellationToken cancelled)
    {
        if (await reader.FindAsync(submission, cancelled) is not { } found)
        {
            return Results.NotFound();
        }

        var reason = Typed.Text(await context.Request.ReadFormAsync(cancelled), "reason");
        var by = DeskUser.ActorOf(context);
        try
        {
            var outcome = await withdrawal.WithdrawAsync(
                submission, reason, by.Who, dryRun: false, cancelled, SubmissionActs.OfWithdrawal(submission, reason, by, cancelled));
            if (outcome.Submission is not { } made)
            {
                var wouldBe = await withdrawal.WithdrawAsync(submission, NotYet, by.Who, dryRun: true, cancelled);
                return Page(context, new WithdrawalView(found, wouldBe, reason), FieldProblems.Of(outcome));
            }

            Said.Leave(context, SubmissionWords.Withdrawn(submission));
            return Results.Redirect(FormattableString.Invariant($"/submissions/{made}"));
        }
        catch (ImportBusyException)
        {
            return Page(context, new WithdrawalView(found, null, reason), FieldProblems.Busy);
        }
    }

    private static RazorComponentResult<WithdrawPage> Page(HttpContext context, WithdrawalView view, FieldProblems problems) =>
        Shown<WithdrawalView>.On<WithdrawPage>(context, view, problems);

    private static async Task<Submission?> FindAsync(
        HttpContext context, DeskSubmissions submissions, SubmissionReader reader, long submission, CancellationToken cancelled) =>
        await submissions.MaySeeAsync(DeskUser.Of(context), submission, cancelled) ? await reader.FindAsync(submission, cancelled) : null;
}
