using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>What was given to do at earlier briefings, by kind, and how it stands; empty where nothing was.</summary>
internal static class AssignmentAnnex
{
    /// <summary>A term's own assignments were not given the time before.</summary>
    public static string Heading(Briefing briefing) =>
        "KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO" + (briefing.Period.Kind == PeriodKind.Term ? "" : " KỲ TRƯỚC");

    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        var assignments = briefing.Input.Assignments;
        if (assignments.Count == 0)
        {
            return [];
        }

        var rows = new List<Row>();
        var ordinal = 0;
        foreach (var kind in assignments.GroupBy(assignment => assignment.Kind).OrderBy(kind => kind.Key))
        {
            rows.Add(new Row(RowKind.Heading, [Prose.Capital(AssignmentWording.Kind(kind.Key))]));
            rows.AddRange(AssignmentWording.InOrder(kind).Select(assignment => Row(assignment, ++ordinal)));
        }

        return
        [
            new Paragraph($"Tính đến {Times.Instant(briefing.Sheet.AsOf)}, có " + AssignmentWording.Counts(briefing)),
            new Table(
                "phu-luc-nhiem-vu",
                "Tình hình thực hiện nhiệm vụ được giao",
                [
                    new Column("TT", Align.Center, 6),
                    new Column("Nhiệm vụ", Align.Left, 38),
                    new Column("Đơn vị thực hiện", Align.Left, 18),
                    new Column("Kỳ giao", Align.Left, 16),
                    new Column("Thời hạn", Align.Center, 16),
                    new Column("Tình trạng", Align.Left, 16),
                    new Column("Kết quả, tiến độ", Align.Left, 26),
                ],
                rows,
                ["Nhiệm vụ đã hoàn thành mà được giao từ hơn một năm trước kỳ báo cáo thì không nêu lại."]),
        ];
    }

    private static Row Row(Assignment assignment, int ordinal) => new(
        RowKind.Data,
        [
            new Cell(Numbers.Count(ordinal), ordinal),
            assignment.Text,
            assignment.OwnerVi,
            PeriodNames.Vi(assignment.GivenAt),
            assignment.Due is { } due ? Times.Short(due) : FigureText.Dash,
            AssignmentWording.State(assignment),
            assignment.Progress ?? FigureText.Dash,
        ]);
}
