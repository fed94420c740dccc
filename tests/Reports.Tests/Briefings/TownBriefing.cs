using Analytics.Reports.Briefings;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>What a briefing is composed from where its figures are computed: one field with all indicators of a <see cref="Figures.Town"/>.</summary>
internal static class TownBriefing
{
    /// <param name="gate">The least coverage, in percent.</param>
    public static BriefingInput Input(Figures.Town town, string period, decimal? gate = null, params ChartRequest[] charts)
    {
        var snapshot = town.Snapshot();
        var scope = town.Scope(period);
        var series = new SeriesDefinition(
            scope.Series, "Giao ban công tác đoàn thể", null, scope.Period.Kind, scope.Units, null, "none", "party", Marking.None, new PageBudget(1, 6),
            scope.Rounding, gate, SendPolicy.Never, [], [new SeriesField("field", "Công tác hội", scope.Indicators, charts)]);
        scope = scope with { TrendQuarters = series.TrendQuarters.Values.DefaultIfEmpty(0).Max() };
        return new BriefingInput(
            series,
            new Committee("town", "Thị ủy Minh Họa", "Tỉnh ủy", "Minh Họa", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", [], Sample: false),
            DisclosedSheet.Of(FigureCalculator.Compute(snapshot, scope), snapshot, scope),
            series.TrendQuarters.ToDictionary(trend => trend.Key, trend => FigureCalculator.Trend(snapshot, scope, trend.Key, trend.Value)),
            snapshot.Notes,
            snapshot.Calendar)
        {
            Reorganisations = Reorganisations.Of(snapshot, scope),
        };
    }

    public static ChartRequest Chart(ChartForm form, string indicator, int quarters = 0) => new(form, [indicator], quarters);

    public static Period Period(string code) => Figures.Town.Period(code);
}
