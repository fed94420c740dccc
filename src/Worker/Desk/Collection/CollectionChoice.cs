using Analytics.Reports.Periods;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Collection;

/// <summary>A period that the calendar collects figures for.</summary>
internal sealed record CollectedPeriod(
    KnownSeries Series, Period Period, DateOnly WindowStart, DateOnly UnitDeadline, DateOnly ConsolidationDeadline)
{
    public string Quarter => Period.Last.ToString();
}

/// <summary>What the form above the collection lets people choose, and what is chosen.</summary>
/// <param name="Quarters">The newest first.</param>
/// <param name="Committee">Empty: the only one there is.</param>
internal sealed record CollectionChoice(
    IReadOnlyList<KnownSeries> AllSeries,
    IReadOnlyList<string> Quarters,
    IReadOnlyList<(string Code, string Name)> Committees,
    string Series,
    string Quarter,
    string Committee)
{
    public static string AddressOf(string series, string quarter, string unit) =>
        $"/collection/{Uri.EscapeDataString(series)}/{Uri.EscapeDataString(quarter)}/{Uri.EscapeDataString(unit)}";
}
