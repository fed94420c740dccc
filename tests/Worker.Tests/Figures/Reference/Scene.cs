using System.Globalization;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>Everything as known at the instant of a question, and who is expected to report what (CONTRACT §3, expected).</summary>
internal sealed class Scene
{
    private readonly Register register;
    private readonly Dictionary<string, Row> units;
    private readonly Dictionary<string, Row> indicators;
    private readonly Dictionary<string, List<Row>> observations;
    private readonly List<Row> successions;

    public Scene(Register register, Question asked)
    {
        this.register = register;
        Asked = asked;
        units = register.KnownAt("units.csv", asked.AsOf).ToDictionary(row => row["code"]);
        indicators = register.KnownAt("indicators.csv", asked.AsOf).ToDictionary(row => row["code"]);
        observations = register.KnownAt("observations.csv", asked.AsOf)
            .GroupBy(row => row["unit"] + "|" + row["indicator"])
            .ToDictionary(rows => rows.Key, rows => rows.OrderBy(row => row["quarter"], StringComparer.Ordinal).ToList());
        successions = register.KnownAt("successions.csv", asked.AsOf);
        Targets = [.. register.KnownAt("targets.csv", asked.AsOf).Where(row => row.Has("value"))];
        Notes = register.KnownAt("notes.csv", asked.AsOf);
        Calendar = asked.Calendar is null ? null : register.KnownAt("calendar.csv", asked.AsOf)
            .FirstOrDefault(row => row["system"] == asked.Calendar && row["period"] == asked.Period);
        Period = Span.Of(asked.Period, register.KnownAt("terms.csv", asked.AsOf));
        U = [.. units.Values
            .Where(unit => IsBelow(unit) && asked.Units.Any(token => token == unit["kind"] || token == unit["code"]))
            .OrderBy(unit => unit.Has("display_order") ? int.Parse(unit["display_order"], CultureInfo.InvariantCulture) : int.MaxValue)
            .ThenBy(unit => unit["code"], StringComparer.Ordinal)];
    }

    public Question Asked { get; }

    public Span Period { get; }

    /// <summary>Every descendant of the committee whose kind or code the series names, in display order, ties by code.</summary>
    public List<Row> U { get; }

    public List<Row> Targets { get; }

    public List<Row> Notes { get; }

    public Row? Calendar { get; }

    /// <summary>Indicators of the series that are not ratios, and the parts of its ratios.</summary>
    public List<Row> Observed => [.. Asked.Indicators.Select(Indicator)
        .SelectMany(one => one["kind"] == "ratio" ? [one["numerator"], one["denominator"]] : new[] { one["code"] })
        .Distinct().Select(Indicator)];

    public Row Indicator(string code) => indicators[code];

    public bool Expected(Row unit, Row indicator, int quarter) =>
        U.Contains(unit) && unit.ValidIn(quarter)
        && indicator["reported_by"].Split(';').Any(token => token == unit["kind"] || token == unit["code"]);

    public bool Expected(Row unit, Row indicator, Span over) => indicator["kind"] switch
    {
        "flow" => over.Quarters.Any(quarter => Expected(unit, indicator, quarter)),
        "ratio" => Expected(unit, Indicator(indicator["numerator"]), over) && Expected(unit, Indicator(indicator["denominator"]), over),
        _ => Expected(unit, indicator, over.Last),
    };

    public List<Row> ExpectedUnits(Row indicator, Span over) => U.FindAll(unit => Expected(unit, indicator, over));

    /// <summary>Whether the unit's validity ended before the last quarter of the period asked for.</summary>
    public bool Ended(Row unit) => unit.Has("valid_to") && unit.Quarter("valid_to") < Period.Last;

    /// <summary>The newest observations of a unit, withdrawn ones too, oldest quarter first.</summary>
    public List<Row> Newest(Row unit, Row indicator, Span over) =>
        observations.GetValueOrDefault(unit["code"] + "|" + indicator["code"], [])
            .FindAll(row => over.First <= row.Quarter("quarter") && row.Quarter("quarter") <= over.Last);

    /// <summary>Those of them that are not withdrawn.</summary>
    public List<Row> Present(Row unit, Row indicator, Span over) => Newest(unit, indicator, over).FindAll(row => row.Has("value"));

    /// <summary>What was recorded of an observation up to the instant and had a value, oldest first.</summary>
    public List<Row> Reports(Row observation) => register.Reports(observation, Asked.AsOf);

    /// <summary>Predecessors whose succession is effective at or before the last quarter of the period asked for.</summary>
    public List<(Row Unit, Exact Weight)> Predecessors(Row unit) => [.. successions
        .Where(row => row["successor"] == unit["code"] && row.Quarter("effective") <= Period.Last)
        .Select(row => (units[row["predecessor"]], row.Number("weight")!))];

    public bool IsSucceeded(Row unit) =>
        successions.Any(row => row["predecessor"] == unit["code"] && row.Quarter("effective") <= Period.Last);

    private bool IsBelow(Row unit)
    {
        for (var above = unit["parent"]; above.Length > 0; above = units.TryGetValue(above, out var parent) ? parent["parent"] : "")
        {
            if (above == Asked.Committee)
            {
                return true;
            }
        }

        return false;
    }
}
