using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>The sheets for figures: one for each field, a row for each indicator.</summary>
internal static class FigureSheets
{
    private static readonly int[] Widths = [7, 46, 13, 15, 15, 15, 18, 11, 12, 11, 34];

    private static readonly string[] Machine =
    [
        FormVocabulary.Figures, "name", FormVocabulary.Measure, "last_quarter", "last_year", "plan", FormVocabulary.Value, FormVocabulary.Qualifier,
        FormVocabulary.Status, FormVocabulary.ValueTo, FormVocabulary.Note,
    ];

    public static IEnumerable<FormSheet> Of(UnitForm form, SheetNames names)
    {
        var placed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => field.HasFigures))
        {
            var name = names.Take(field.TitleVi);
            var top = FormTop.Rows(form, field.TitleVi, Machine, "Ghi vào ô màu vàng. Để trống là chưa báo cáo; không phát sinh thì ghi 0.", "Fill in the yellow cells. An empty one is not reported; write 0 where nothing occurred.");
            FormRow headings = new(
            [
                .. ((string[])
                [
                    "Mã\nCode", "Chỉ tiêu\nIndicator", "Đơn vị tính\nMeasure", $"{FormTop.Short(form.Quarter - 1)}\nlast quarter",
                    $"{FormTop.Short(form.Quarter - 4)}\na year before", "Kế hoạch\nPlan", $"Thực hiện {FormTop.Short(form.Quarter)}\nValue",
                    "Mức độ\nQualifier", "Tính chất\nStatus", "Đến (%)\nUp to (%)", "Ghi chú\nNote",
                ]).Select(heading => new FormCell(FormLook.Header, heading)),
            ], Height: 3);
            List<FormRow> rows = [.. top, headings];
            foreach (var line in field.Lines)
            {
                rows.Add(Row(line, placed));
                if (line.Kind == LineKind.Asked)
                {
                    placed[line.Indicator.Code] = FormattableString.Invariant($"{name}, hàng {rows.Count}");
                }
            }

            yield return new FormSheet(name, Widths, top.Count + 1, rows);
        }
    }

    private static FormRow Row(FormLine line, Dictionary<string, string> placed)
    {
        var indicator = line.Indicator;
        var isHeading = line.Kind == LineKind.Heading;
        var text = isHeading ? FormLook.Heading : FormLook.Text;
        FormCell[] known =
        [
            // Only a line with an input has its code: what is typed on another one by force is refused as belonging to none.
            new(FormLook.Code, line.Kind == LineKind.Asked ? indicator.Code : ""),
            new(text, Name(line, placed)),
            new(isHeading ? FormLook.Heading : FormLook.Measure, indicator.MeasureVi),
            Known(indicator, line.LastQuarter),
            Known(indicator, line.LastYear),
            Plan(line),
        ];
        return line.Kind switch
        {
            LineKind.Asked => new([.. known, .. Inputs(indicator)]),
            LineKind.Heading or LineKind.Elsewhere => new([.. known, .. Enumerable.Repeat(new FormCell(FormLook.Closed), Machine.Length - known.Length)]),
            _ => throw new InvalidOperationException($"No row for a line of kind {line.Kind}."),
        };
    }

    private static FormCell[] Inputs(Indicator indicator)
    {
        var isPercent = indicator.Kind == IndicatorKind.Percent;
        var isMilestone = indicator.Kind == IndicatorKind.Milestone;
        var closed = new FormCell(FormLook.Closed);
        return
        [
            isMilestone ? FormInputs.Milestone : FormInputs.Number(indicator),
            isMilestone ? closed : FormInputs.Choice("Để trống là số đúng.", FormVocabulary.Qualifiers),
            FormInputs.Choice("Để trống là số chính thức.", FormVocabulary.Statuses),
            isPercent ? FormInputs.Percent("Đầu trên của một khoảng như 96–98%; để trống nếu chỉ có một số.") : closed,
            new(FormLook.WordsInput),
        ];
    }

    private static string Name(FormLine line, Dictionary<string, string> placed) => line.Kind switch
    {
        LineKind.Heading => line.Indicator.NameVi + " (tính từ các dòng dưới)",
        LineKind.Elsewhere => $"– {line.Indicator.NameVi} (hỏi ở trang {placed[line.Indicator.Code]})",
        _ => (line.IsPart ? "– " : "") + line.Indicator.NameVi,
    };

    private static FormCell Known(Indicator indicator, decimal? value) => indicator.Kind == IndicatorKind.Milestone && value is { } reached
        ? new(FormLook.Measure, FormVocabulary.Milestones[reached == 1 ? 0 : 1])
        : new(FormInputs.Shown(indicator), Number: value);

    private static FormCell Plan(FormLine line) => line.Indicator.Kind is IndicatorKind.Milestone or IndicatorKind.Percent or IndicatorKind.Ratio
        ? new(FormLook.Decimals, Number: line.Plan)
        : new(FormInputs.Shown(line.Indicator), Number: line.Plan);
}
