namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>A target that counts, and what was attained of it (CONTRACT §3, target).</summary>
internal sealed record Goal(
    Exact Target, int From, int To, string Basis, Exact? ToDate, Exact? Attained, Exact Elapsed, string Status);

internal sealed class Goals(Scene scene, Values values)
{
    private static readonly string[] Bases = ["plan", "resolution", "scheme"];

    public Goal? OfUnit(Row unit, Row indicator, Span period) =>
        First(Set(unit["code"], indicator, period)) is { } row
            ? Judge(indicator, row, row.Number("value")!, period, window => values.Own(unit, indicator, window).Value)
            : null;

    public Goal? OfTotal(Row indicator, Span period)
    {
        Exact? Reached(Span window) => values.Total(indicator, window).Value;
        if (First(Set(scene.Asked.Committee, indicator, period)) is { } own)
        {
            return Judge(indicator, own, own.Number("value")!, period, Reached);
        }

        if (indicator["kind"] is not ("flow" or "stock"))
        {
            return null;
        }

        var sets = scene.ExpectedUnits(indicator, period).ConvertAll(unit => Set(unit["code"], indicator, period));
        var shared = sets.SelectMany(set => set).Where(row => sets.TrueForAll(set => set.Exists(other => IsSame(other, row))));
        return First(shared) is { } pair
            ? Judge(
                indicator, pair,
                sets.Aggregate(Exact.Zero, (sum, set) => sum + set.Single(row => IsSame(row, pair)).Number("value")!),
                period, Reached)
            : null;
    }

    private static bool IsSame(Row one, Row other) =>
        one["from"] == other["from"] && one["to"] == other["to"] && one["basis"] == other["basis"];

    private List<Row> Set(string unit, Row indicator, Span period) => scene.Targets.FindAll(row =>
        row["unit"] == unit && row["indicator"] == indicator["code"]
        && row.Quarter("from") <= period.First && period.Last <= row.Quarter("to"));

    private static Row? First(IEnumerable<Row> rows) => rows
        .OrderBy(row => row.Quarter("to") - row.Quarter("from"))
        .ThenByDescending(row => row.Quarter("from"))
        .ThenBy(row => Array.IndexOf(Bases, row["basis"]))
        .FirstOrDefault();

    private static Goal Judge(Row indicator, Row row, Exact target, Span period, Func<Span, Exact?> figure)
    {
        var (from, to) = (row.Quarter("from"), row.Quarter("to"));
        var toDate = figure(new Span("window", from, period.Last));
        var (soFar, window) = (Exact.Of(period.Last - from + 1), Exact.Of(to - from + 1));
        var status = toDate is null || indicator["direction"] == "none" ? "none"
            : indicator["direction"] == "down" ? toDate <= target ? "within" : "exceeded"
            : toDate >= target ? "met"
            : toDate * window >= target * soFar ? "on_pace"
            : "behind";
        return new(target, from, to, row["basis"], toDate, Exact.Percent(toDate, target), soFar / window, status);
    }
}
