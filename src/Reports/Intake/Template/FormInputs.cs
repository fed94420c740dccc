using Analytics.Reports.Figures;

namespace Analytics.Reports.Intake.Template;

/// <summary>
/// The cells that a unit fills in. Rules for numbers warn and do not forbid: a spreadsheet would otherwise refuse "3,5 tỷ" and "35/55",
/// which the import understands.
/// </summary>
internal static class FormInputs
{
    public static readonly FormCell Milestone = new(
        FormLook.ChoiceInput, Rule: new("Chọn Đạt hoặc Chưa. Để trống là chưa báo cáo.", FormVocabulary.Milestones));

    public static FormCell Number(Indicator indicator) => indicator.Kind == IndicatorKind.Percent
        ? Percent("Ghi số phần trăm từ 0 đến 100, thí dụ 97,5. Để trống là chưa báo cáo.")
        : new(FormLook.NumberInput, Rule: new(Prompt(indicator), [], IsWhole: IsWhole(indicator)));

    public static FormCell Percent(string prompt) => new(FormLook.NumberInput, Rule: new(prompt, [], AtMost: 100));

    public static FormCell Choice(string prompt, IReadOnlyList<(string Word, string Code)> words) =>
        new(FormLook.ChoiceInput, Rule: new(prompt, [.. words.Select(word => word.Word)]));

    /// <summary>Values are in the measure itself, so that an indicator printed in "tỷ đồng" is asked for in "đồng".</summary>
    public static FormLook Shown(Indicator indicator) => indicator.Scale > 1 ? FormLook.Number : indicator.Decimals switch
    {
        0 => FormLook.Number,
        1 => FormLook.Decimal1,
        2 => FormLook.Decimal2,
        _ => FormLook.Decimals,
    };

    private static bool IsWhole(Indicator indicator) => indicator is { Decimals: 0, Scale: 1 };

    private static string Prompt(Indicator indicator)
    {
        var measure = indicator.MeasureVi.Length <= 40 ? indicator.MeasureVi : indicator.MeasureVi[..40] + "…";
        return indicator.Scale > 1
            ? $"Ghi bằng {measure}: 385000000, hoặc viết 385 triệu; 3,5 tỷ. Để trống là chưa báo cáo."
            : $"Ghi số, tính bằng {measure}. Không phát sinh thì ghi 0; để trống là chưa báo cáo.";
    }
}
