using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>The sheets beside those for figures: words for the period, and the year's plans where they are due.</summary>
internal static class OtherSheets
{
    /// <summary>Of each kind for each field, and one for every other that was sent: without an ordinal it is 0.</summary>
    private static readonly int[] Ordinals = [1, 2, 3];

    public static FormSheet Words(UnitForm form, Period period, SheetNames names)
    {
        var top = FormTop.Rows(
            form, $"Lời văn cho {PeriodNames.Vi(period)}", [FormVocabulary.Words, "kind", "known", FormVocabulary.Text],
            "Mỗi ý một ô. Để trống thì lời văn đã gửi được giữ nguyên; ghi vào thì thay cho lời văn đã gửi cùng hàng.",
            $"One thought a cell, for the {PeriodNames.En(period)}. An empty cell keeps what was sent; text replaces what stands beside it.");
        List<FormRow> rows = [.. top, Headings("Mã\nCode", "Loại\nKind", "Đã gửi\nSent", "Nội dung\nText")];
        foreach (var field in form.Fields)
        {
            rows.Add(new([new(FormLook.Heading, field.TitleVi)], IsWide: true));
            foreach (var (kind, vi, en) in FormVocabulary.NoteKinds)
            {
                var said = form.SaidBefore.Where(note => note.Field == field.Code && note.Kind == kind).ToDictionary(note => note.Ordinal ?? 0, note => note.Text);
                var isFirst = true;
                foreach (var ordinal in Ordinals.Union(said.Keys).Order())
                {
                    rows.Add(new(
                    [
                        new(FormLook.Code, string.Create(CultureInfo.InvariantCulture, $"{field.Code}/{EnumCode.Of(kind)}/{ordinal}")),
                        new(FormLook.Measure, isFirst ? $"{vi}\n{en}" : ""),
                        new(FormLook.Text, said.GetValueOrDefault(ordinal) ?? ""),
                        new(FormLook.WordsInput),
                    ], Height: 2));
                    isFirst = false;
                }
            }
        }

        return new(names.Take("Lời văn"), [16, 22, 60, 90], top.Count + 1, rows);
    }

    public static FormSheet Plans(UnitForm form, SheetNames names)
    {
        var year = form.Quarter.Year.ToString(CultureInfo.InvariantCulture);
        var top = FormTop.Rows(
            form, $"Kế hoạch năm {year}",
            [FormVocabulary.Plans, "name", FormVocabulary.Measure, "last_year", "known", FormVocabulary.Value, FormVocabulary.Source],
            $"Kế hoạch cả năm {year} của đơn vị cho từng chỉ tiêu. Để trống thì kế hoạch đã gửi, nếu có, được giữ nguyên.",
            $"The unit's plan for the whole of {year}, indicator by indicator. An empty cell keeps the plan that was sent, if there is one.");
        List<FormRow> rows =
        [
            .. top,
            Headings(
                "Mã\nCode", "Chỉ tiêu\nIndicator", "Đơn vị tính\nMeasure",
                $"Năm {(form.Quarter.Year - 1).ToString(CultureInfo.InvariantCulture)}\nlast year", "Đã gửi\nSent", $"Kế hoạch {year}\nPlan", "Căn cứ\nSource"),
            .. form.Plans.Select(plan => new FormRow(
            [
                new(FormLook.Code, plan.Indicator.Code),
                new(FormLook.Text, plan.Indicator.NameVi),
                new(FormLook.Measure, plan.Indicator.MeasureVi),
                new(FormInputs.Shown(plan.Indicator), Number: plan.LastYear),
                new(FormInputs.Shown(plan.Indicator), Number: plan.Known),
                FormInputs.Number(plan.Indicator),
                new(FormLook.WordsInput),
            ])),
        ];
        return new(names.Take($"Kế hoạch năm {year}"), [7, 52, 14, 17, 17, 19, 60], top.Count + 1, rows);
    }

    private static FormRow Headings(params string[] headings) =>
        new([.. headings.Select(heading => new FormCell(FormLook.Header, heading))], Height: 2);
}
