using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>What a collection workbook asks one unit for, before it is a workbook.</summary>
/// <param name="Period">Whose words are asked for; null where the quarter lies in no period of the series.</param>
/// <param name="Deadline">The unit's, from the reporting calendar; null where it has no row.</param>
/// <param name="Fields">All of the series, also those that ask this unit for words only.</param>
/// <param name="Plans">Empty where none are due.</param>
internal sealed record UnitForm(
    FormSeries Series,
    Unit Unit,
    Quarter Quarter,
    Period? Period,
    DateOnly? Deadline,
    IReadOnlyList<FormField> Fields,
    IReadOnlyList<FormPlan> Plans,
    IReadOnlyList<Note> SaidBefore)
{
    public FormIdentity Identity => new(Series.Code, Unit.Code, Quarter.ToString(), Period?.Code ?? "");
}

/// <summary>A series as far as its collection workbook says something of it.</summary>
internal sealed record FormSeries(
    string Code, string TitleVi, string? TitleEn, IReadOnlyList<(string Code, string TitleVi, IReadOnlyList<string> Indicators)> Fields);

/// <summary>One field of the series: words, and a sheet for figures where the unit reports some.</summary>
internal sealed record FormField(string Code, string TitleVi, IReadOnlyList<FormLine> Lines)
{
    public bool HasFigures => Lines.Any(line => line.Kind == LineKind.Asked);
}

internal enum LineKind
{
    /// <summary>Has an input.</summary>
    Asked,

    /// <summary>A ratio above its parts.</summary>
    Heading,

    /// <summary>A part of a ratio that another line asks for already.</summary>
    Elsewhere,
}

/// <param name="LastQuarter">What the unit reported for the quarter before; null for nothing.</param>
/// <param name="Plan">The target in force, in percent for a ratio, a percent and a milestone.</param>
internal sealed record FormLine(LineKind Kind, Indicator Indicator, decimal? LastQuarter, decimal? LastYear, decimal? Plan, bool IsPart);

/// <summary>A flow whose plan for the quarter's year is due.</summary>
/// <param name="LastYear">What came of the year before; null for nothing.</param>
/// <param name="Known">The year's plan, where it is known already.</param>
internal sealed record FormPlan(Indicator Indicator, decimal? LastYear, decimal? Known);
