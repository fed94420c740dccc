using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Npgsql;

namespace Analytics.Worker.Acts;

/// <summary>Keeps who told a number or took a submission back, in the transaction that stores it.</summary>
internal static class SubmissionActs
{
    public static Func<ImportResult, NpgsqlTransaction, Task> OfTold(ToldNumber told, Actor by, CancellationToken cancelled) => (result, transaction) =>
        ActLog.AddAsync(
            transaction,
            by,
            Act.NumberTold,
            Text(result.Submission!.Value),
            new { told.Unit, told.Indicator, told.Quarter, told.Reason, changes = result.Changes.SelectMany(change => change.Columns) },
            cancelled);

    /// <summary>Done to the submission that is taken back.</summary>
    public static Func<ImportResult, NpgsqlTransaction, Task> OfWithdrawal(long submission, string reason, Actor by, CancellationToken cancelled) =>
        (result, transaction) => ActLog.AddAsync(
            transaction, by, Act.SubmissionWithdrawn, Text(submission), new { by = result.Submission, reason, result.RowsStored }, cancelled);

    private static string Text(long submission) => submission.ToString(CultureInfo.InvariantCulture);
}
