namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>What the audit says of one thing, without its sentences; null where it says nothing.</summary>
internal sealed record Finding(string Code, string? Indicator, string? Unit, string? Quarter, string? Quoted = null, string? Computed = null);

/// <summary>The seven findings (CONTRACT §3, audit findings), of every unit of U.</summary>
internal sealed class Findings(Scene scene, Values values, Goals goals)
{
    private List<Row> Series => [.. scene.Asked.Indicators.Select(scene.Indicator)];

    private List<Row> Ratios => Series.FindAll(one => one["kind"] == "ratio");

    /// <summary>Series order, then parts that the series does not list by code, none last; of a quarter before of the whole period.</summary>
    public IReadOnlyList<Finding> All()
    {
        var order = scene.Asked.Indicators
            .Concat(scene.Observed.Select(one => one["code"]).Except(scene.Asked.Indicators).Order(StringComparer.Ordinal))
            .ToList();
        return
        [
            .. scene.U.SelectMany(unit => OfReports(unit).Concat(OfPeriod(unit)))
                .OrderBy(found => found.Indicator is null ? int.MaxValue : order.IndexOf(found.Indicator))
                .ThenBy(found => found.Unit, StringComparer.Ordinal)
                .ThenBy(found => found.Quarter ?? "none", StringComparer.Ordinal)
                .ThenBy(found => found.Code, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<Finding> OfReports(Row unit)
    {
        foreach (var indicator in scene.Observed)
        {
            Finding Found(string code, Row row) => new(code, indicator["code"], unit["code"], row["quarter"]);
            foreach (var row in scene.Newest(unit, indicator, scene.Period))
            {
                if (!row.Has("value") && scene.Reports(row).Count > 0)
                {
                    yield return Found("withdrawn", row);
                }

                if (row.Has("value") && row.Has("quoted_percent") && Disagrees(unit, indicator, row) is { } computed)
                {
                    yield return Found("quoted_percent", row) with { Quoted = row["quoted_percent"], Computed = computed.Share() };
                }

                if (row.Has("value") && indicator["kind"] is "flow" or "stock" && IsOutlier(unit, indicator, row))
                {
                    yield return Found("outlier", row);
                }
            }

            if (scene.Period.YearBefore is { } before && scene.Asked.Packs.Where(made => made <= scene.Asked.AsOf).ToList() is { Count: > 0 } packs)
            {
                foreach (var row in scene.Present(unit, indicator, before).Where(row => row.RecordedAt > packs.Max()))
                {
                    yield return Found("revised_base", row);
                }
            }
        }
    }

    private IEnumerable<Finding> OfPeriod(Row unit)
    {
        foreach (var ratio in Ratios)
        {
            var taken = values.Own(unit, ratio, scene.Period);
            if (taken.Numerator is not null && taken.Denominator is not null && taken.Numerator > taken.Denominator)
            {
                yield return new("numerator_exceeds_denominator", ratio["code"], unit["code"], null);
            }
        }

        foreach (var whole in Series.Union(scene.Observed))
        {
            var parts = Taken.Sum(
                Series.Union(scene.Observed).Where(one => one["part_of"] == whole["code"]).Select(one => values.Own(unit, one, scene.Period)), "");
            if (parts.Value is not null && values.Own(unit, whole, scene.Period).Value is { } value && parts.Value > value)
            {
                yield return new("parts_exceed_whole", whole["code"], unit["code"], null);
            }
        }

        bool IsBefore(Row note, Row earlier) =>
            earlier["period"] == scene.Period.KindBefore && earlier["unit"] == note["unit"] && earlier["field"] == note["field"]
            && earlier["kind"] == note["kind"] && earlier["text"] == note["text"];
        foreach (var note in scene.Notes.Where(note => note["unit"] == unit["code"] && note["period"] == scene.Period.Code))
        {
            if (scene.Notes.Exists(earlier => IsBefore(note, earlier)))
            {
                yield return new("repeated_text", null, unit["code"], null);
            }
        }
    }

    /// <summary>What the quote should have been; null when it agrees or there is nothing to compare it with.</summary>
    private Exact? Disagrees(Row unit, Row indicator, Row row)
    {
        var quarter = new Span(row["quarter"], row.Quarter("quarter"), row.Quarter("quarter"));
        var ratios = Ratios.FindAll(one => one["numerator"] == indicator["code"]);
        var goal = goals.OfUnit(unit, indicator, quarter);
        var computed = goal is not null ? goal.Attained : ratios.Count == 1 ? values.Own(unit, ratios[0], quarter).Value : null;
        var quoted = row["quoted_percent"];
        var decimals = quoted.Contains('.', StringComparison.Ordinal) ? quoted.Length - quoted.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return computed is null || computed.Rounded(decimals, truncate: false) == Exact.Parse(quoted).Rounded(decimals, truncate: false) ? null : computed;
    }

    private bool IsOutlier(Row unit, Row indicator, Row row)
    {
        var quarter = row.Quarter("quarter");
        var before = scene.Present(unit, indicator, new Span("before", quarter - 8, quarter - 1)).ConvertAll(one => one.Number("value")!);
        if (before.Count < 5)
        {
            return false;
        }

        var middle = Median(before);
        var deviation = Median(before.ConvertAll(one => (one - middle).Size()));
        return deviation.Sign != 0 && (row.Number("value")! - middle).Size() > Exact.Of(5) * deviation;
    }

    private static Exact Median(List<Exact> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / Exact.Of(2);
    }
}
