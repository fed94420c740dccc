using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>How what was given to do stands, in words; each is counted once: what is overdue is neither in progress nor waiting.</summary>
internal static class AssignmentWording
{
    /// <summary>What a reference to a count of assignments names in the place of an indicator, whose code has no capital; kinds stand for units.</summary>
    private const string CountName = "Assignments";

    private const int MostOverdueNames = 3;

    /// <summary>How many letters the names may have together: with the counts before them, two lines of the summary.</summary>
    private const int MostLettersOfNames = 100;

    public static string Kind(AssignmentKind kind) => kind switch
    {
        AssignmentKind.Programme => "chương trình",
        AssignmentKind.Scheme => "đề án",
        AssignmentKind.Directive => "chỉ thị",
        AssignmentKind.Plan => "kế hoạch",
        AssignmentKind.Task => "nhiệm vụ cụ thể",
        _ => throw new InvalidOperationException($"No words for the assignment kind {kind}."),
    };

    public static string State(Assignment assignment) => (assignment.Status, assignment.IsOverdue) switch
    {
        (AssignmentStatus.Done, _) => "đã hoàn thành",
        (AssignmentStatus.InProgress, false) => "đang thực hiện",
        (AssignmentStatus.InProgress, true) => "quá hạn, đang thực hiện",
        (AssignmentStatus.Open, false) => "chưa thực hiện",
        (AssignmentStatus.Open, true) => "quá hạn, chưa thực hiện",
        _ => throw new InvalidOperationException($"No words for the assignment status {assignment.Status}."),
    };

    /// <summary>"17 nhiệm vụ (8 chương trình, 9 kế hoạch): 9 hoàn thành, 6 đang thực hiện, 2 quá hạn."</summary>
    public static Text Counts(Briefing briefing)
    {
        var all = briefing.Input.Assignments;
        IEnumerable<Text> states =
        [
            .. Some(briefing, all.Count(one => one.Status == AssignmentStatus.Done), FigureField.AssignmentsDone, " hoàn thành"),
            .. Some(briefing, all.Count(one => one is { Status: AssignmentStatus.InProgress, IsOverdue: false }), FigureField.AssignmentsInProgress, " đang thực hiện"),
            .. Some(briefing, all.Count(one => one is { Status: AssignmentStatus.Open, IsOverdue: false }), FigureField.AssignmentsNotStarted, " chưa thực hiện"),
            .. Some(briefing, all.Count(one => one.IsOverdue), FigureField.AssignmentsOverdue, " quá hạn"),
        ];
        var kinds = all.CountBy(one => one.Kind).OrderBy(kind => kind.Key).ToList();
        var byKind = kinds.Count < 2
            ? Text.Empty
            : " (" + Prose.Join(kinds.Select(kind => Show(briefing, kind.Value, FigureField.AssignmentsGiven, kind.Key) + " " + Kind(kind.Key)), ", ") + ")";
        return Show(briefing, all.Count, FigureField.AssignmentsGiven) + " nhiệm vụ" + byKind + ": " + Prose.Join(states, ", ") + ".";
    }

    /// <summary>What is not done, and the names of the longest overdue, as far as there is room; none where all is done.</summary>
    public static IReadOnlyList<Text> Unfinished(Briefing briefing)
    {
        var unfinished = briefing.Input.Assignments.Where(one => one.Status != AssignmentStatus.Done).ToList();
        if (unfinished.Count == 0)
        {
            return [];
        }

        var overdue = InOrder(unfinished.Where(one => one.IsOverdue)).Select(one => one.Text).ToList();
        var count = "Nhiệm vụ được giao: " + Show(briefing, unfinished.Count, FigureField.AssignmentsUnfinished) + " chưa hoàn thành";
        if (overdue.Count == 0)
        {
            return [count + ", không có nhiệm vụ quá hạn."];
        }

        var named = Enumerable.Range(0, MostOverdueNames + 1)
            .Last(names => names <= overdue.Count && overdue.Take(names).Sum(name => name.Length) <= MostLettersOfNames);
        var names = named == 0 ? "" : (named < overdue.Count ? ", lâu nhất là: " : ": ") + string.Join("; ", overdue.Take(named));
        return [count + ", trong đó " + Show(briefing, overdue.Count, FigureField.AssignmentsOverdue) + $" quá hạn{names}."];
    }

    /// <summary>The earliest due first; what has no due day stands last.</summary>
    public static IEnumerable<Assignment> InOrder(IEnumerable<Assignment> assignments) =>
        assignments.OrderBy(one => one.Due ?? DateOnly.MaxValue).ThenBy(one => one.Code, StringComparer.Ordinal);

    private static IEnumerable<Text> Some(Briefing briefing, int count, FigureField field, string words) =>
        count == 0 ? [] : [Show(briefing, count, field) + words];

    private static Text Show(Briefing briefing, int count, FigureField field, AssignmentKind? kind = null) => new(
        [new Span(Numbers.Count(count), new FigureReference(CountName, kind is { } one ? EnumCode.Of(one) : null, briefing.Period.Code, field))]);
}
