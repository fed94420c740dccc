namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>What a unit reported, totals over units, and both on today's units (CONTRACT §3, one unit, total, like for like).</summary>
internal sealed class Values(Scene scene)
{
    public Taken Own(Row unit, Row indicator, Span over)
    {
        if (indicator["kind"] == "ratio")
        {
            return OwnRatio(Own(unit, scene.Indicator(indicator["numerator"]), over), Own(unit, scene.Indicator(indicator["denominator"]), over));
        }

        var present = scene.Present(unit, indicator, over);
        if (present.Count == 0)
        {
            return Taken.Nothing;
        }

        if (indicator["kind"] == "flow")
        {
            var whole = over.Quarters
                .Where(quarter => scene.Expected(unit, indicator, quarter))
                .All(quarter => present.Exists(row => row.Quarter("quarter") == quarter));
            return Taken.Sum(present.Select(row => new Taken(row.Number("value"), "", [row])), whole ? "complete" : "partial");
        }

        var last = present[^1];
        return unit.ValidIn(over.Last)
            ? new(last.Number("value"), last.Quarter("quarter") == over.Last ? "complete" : "carried", [last]) { To = last.Number("value_to") }
            : Taken.Nothing;
    }

    public Taken Total(Row indicator, Span over)
    {
        var all = scene.ExpectedUnits(indicator, over).ConvertAll(unit => Own(unit, indicator, over));
        var state = all.TrueForAll(one => one.Value is null) ? "missing"
            : all.TrueForAll(one => one.State == "complete") ? "complete"
            : "partial";
        switch (indicator["kind"])
        {
            case "percent":
                return new(null, state, []);
            case "milestone":
                var (done, expected) = (Exact.Of(all.Count(one => one.Value?.Is(1) == true)), Exact.Of(all.Count));
                var share = state == "missing" ? null : Exact.Percent(done, expected);
                return new(share, state, [.. all.SelectMany(one => one.From)]) { Numerator = done, Denominator = expected };
            case "ratio":
                return Taken.Ratio(all, state);
            default:
                return Taken.Sum(all, state);
        }
    }

    public Taken UnitLikeForLike(Row unit, Row indicator, Span over) =>
        !Carries(indicator) || scene.Predecessors(unit).Count == 0 ? Own(unit, indicator, over) : OnToday([unit], indicator, over);

    public Taken TotalLikeForLike(Row indicator, Span over)
    {
        if (!Carries(indicator))
        {
            return Total(indicator, over);
        }

        var today = scene.ExpectedUnits(indicator, scene.Period).Where(unit => unit.ValidIn(scene.Period.Last));
        var gone = scene.U.Where(unit => scene.Ended(unit) && !scene.IsSucceeded(unit));
        return OnToday([.. today, .. gone], indicator, over);
    }

    private Taken OnToday(List<Row> units, Row indicator, Span over)
    {
        var whole = units.SelectMany(Lineage)
            .Where(unit => scene.Expected(unit, indicator, over))
            .All(unit => Own(unit, indicator, over).State == "complete");
        var state = whole ? "complete" : "partial";
        return indicator["kind"] == "ratio"
            ? Taken.Ratio(units.Select(unit => CarriedRatio(unit, indicator, over)), state)
            : Taken.Sum(units.Select(unit => Carried(unit, indicator, over)), state);
    }

    private Taken CarriedRatio(Row unit, Row ratio, Span over)
    {
        var above = Carried(unit, scene.Indicator(ratio["numerator"]), over);
        var below = Carried(unit, scene.Indicator(ratio["denominator"]), over);
        return new(null, "", [.. above.From, .. below.From]) { Numerator = above.Value, Denominator = below.Value };
    }

    private Taken Carried(Row unit, Row indicator, Span over) => Taken.Sum(
        [
            Own(unit, indicator, over),
            .. scene.Predecessors(unit).Select(before =>
            {
                var history = Carried(before.Unit, indicator, over);
                return history with { Value = history.Value is null ? null : history.Value * before.Weight };
            }),
        ],
        "");

    private IEnumerable<Row> Lineage(Row unit) => scene.Predecessors(unit).SelectMany(before => Lineage(before.Unit)).Prepend(unit);

    private static bool Carries(Row indicator) => indicator["kind"] is "flow" or "stock" or "ratio";

    private static Taken OwnRatio(Taken above, Taken below)
    {
        var value = Exact.Percent(above.Value, below.Value);
        string[] states = [above.State, below.State];
        var state = value is null ? "missing" : Array.Find(["partial", "carried"], states.Contains) ?? "complete";
        return new(value, state, [.. above.From, .. below.From]) { Numerator = above.Value, Denominator = below.Value };
    }
}
