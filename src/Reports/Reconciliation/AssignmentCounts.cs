using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>How many assignments there are, of a kind or of all, counted anew from their status and due day.</summary>
internal static class AssignmentCounts
{
    public static Statement Statement(BriefingInput input, FigureReference source)
    {
        var today = VietnamTime.DayOf(input.Sheet.AsOf);
        var count = input.Assignments.Count(one => (source.Unit is null || EnumCode.Of(one.Kind) == source.Unit) && IsCounted(one, today, source.Field));
        return new(PrintedNumber.Of(count, 0, input.Series.Rounding), count);
    }

    private static bool IsCounted(Assignment one, DateOnly today, FigureField field)
    {
        var isLate = one.Status != AssignmentStatus.Done && one.Due < today;
        return field switch
        {
            FigureField.AssignmentsGiven => true,
            FigureField.AssignmentsDone => one.Status == AssignmentStatus.Done,
            FigureField.AssignmentsInProgress => one.Status == AssignmentStatus.InProgress && !isLate,
            FigureField.AssignmentsNotStarted => one.Status == AssignmentStatus.Open && !isLate,
            FigureField.AssignmentsUnfinished => one.Status != AssignmentStatus.Done,
            FigureField.AssignmentsOverdue => isLate,
            _ => throw new InvalidOperationException($"No rule reconciles the field {field} of the assignments."),
        };
    }
}
