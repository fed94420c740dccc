using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Warnings;

namespace Analytics.Worker.Desk.Collection;

/// <param name="Page">From 1.</param>
internal sealed record SubmissionList(IReadOnlyList<SubmissionLine> Lines, int Page, bool HasMore)
{
    public static string AddressOf(int page) => FormattableString.Invariant($"/submissions?page={page}");
}

/// <summary>One submission, whole.</summary>
/// <param name="Changes">The first of them; how many there are is its count of stored rows.</param>
internal sealed record SubmissionView(Submission Submission, IReadOnlyList<RowChange> Changes, IReadOnlyList<SubmissionWarning> Warnings)
{
    public string Address => FormattableString.Invariant($"/submissions/{Submission.Number}");

    /// <summary>It brought rows, and they count still.</summary>
    public bool CanBeWithdrawn => Submission.Kind != SubmissionKind.Withdrawal && Submission.WithdrawnBy is null;
}

/// <summary>What taking a submission back would do, before it is done.</summary>
/// <param name="Outcome">Null while another import is running: it cannot be said then.</param>
/// <param name="Reason">As it was typed.</param>
internal sealed record WithdrawalView(Submission Submission, ImportResult? Outcome, string Reason)
{
    public string Address => FormattableString.Invariant($"/submissions/{Submission.Number}");
}
