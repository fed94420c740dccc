using System.Globalization;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>The rows that every sheet with inputs begins with: the hidden one of machine names, the title, whose and when, what to do.</summary>
internal static class FormTop
{
    public static IReadOnlyList<FormRow> Rows(UnitForm form, string title, IReadOnlyList<string> machine, string vi, string en) =>
    [
        new([.. machine.Select(name => new FormCell(FormLook.Machine, name))], IsHidden: true),
        new([new(FormLook.Title, title)], IsWide: true),
        new([new(FormLook.Prose, $"{form.Unit.NameVi}, {PeriodNames.Vi(form.Quarter)}. {form.Series.TitleVi}")], IsWide: true, Height: 1),
        new([new(FormLook.Prose, vi)], IsWide: true, Height: 1),
        new([new(FormLook.Foreign, en)], IsWide: true, Height: 1),
    ];

    /// <summary>"Quý I/2023"</summary>
    public static string Short(Quarter quarter) => $"Quý {PeriodNames.RomanNumber(quarter)}/{quarter.Year.ToString(CultureInfo.InvariantCulture)}";
}
