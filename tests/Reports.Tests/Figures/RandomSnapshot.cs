using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Figures;

/// <summary>Small towns with everything in them: nested units that begin, end, merge and split, all kinds, gaps, hedges, overlapping targets.</summary>
internal sealed class RandomSnapshot(int seed)
{
    private static readonly string[] Periods = ["2023-Q1", "2023-Q3", "2023-H1", "2023-H2", "2023-9M", "2023"];
    private static readonly string[] Kinds = ["front", "mass_org", "board"];
    private static readonly decimal[] Weights = [0.3m, 0.5m, 0.25m, 0.333333m, 0.125m];

    private readonly Random random = new(seed);

    public (Snapshot Snapshot, FigureScope Scope) Next()
    {
        var period = Chance(0.15)
            ? Period.Of(new Term("2022-2023", "Nhiệm kỳ", new Quarter(2022, 1 + random.Next(4)), new Quarter(2023, 1 + random.Next(4))))
            : Parse(Pick(Periods));
        var units = Units();
        var successions = Successions(units, period);
        var indicators = Indicators(units);
        var scope = new FigureScope(
            "series", "town", [.. Kinds.Where(_ => Chance(0.8)), "u0"],
            [.. indicators.Select(indicator => indicator.Code).Where(_ => Chance(0.8))],
            period, new DateTimeOffset(2024, 1, 15, 0, 0, 0, TimeSpan.FromHours(7)), "party",
            Chance(0.3) ? Rounding.Truncate : Rounding.HalfAway, 0);
        var snapshot = new Snapshot(
            "sha256:" + seed, null, Shuffled(units), indicators.ToDictionary(indicator => indicator.Code),
            Shuffled(Observations(units, indicators)), Shuffled(Targets(units, indicators)), Shuffled(successions), Notes(units, period),
            Chance(0.7) ? new("party", period.Code, new(2023, 7, 1), new(2023, 9, 14), new(2023, 9, 12), new(2023, 9, 15), null) : null);
        return (snapshot, scope);
    }

    private List<Unit> Units()
    {
        var units = new List<Unit>
        {
            new("town", "Thị ủy", null, "committee", null, null, null, null),
            new("other", "Thị ủy khác", null, "committee", null, null, null, null),
        };
        var count = random.Next(1, 9);
        for (var number = 0; number < count; number++)
        {
            var parent = Chance(0.15) ? "other" : Chance(0.2) && number > 0 ? $"u{random.Next(number)}" : "town";
            units.Add(new(
                $"u{number}", $"Đơn vị {number}", null, Pick(Kinds), parent, Chance(0.6) ? random.Next(4) : null,
                Chance(0.25) ? AnyQuarter() : null, null));
        }

        for (var index = 2; index < units.Count; index++)
        {
            var end = AnyQuarter();
            units[index] = units[index] with { ValidTo = Chance(0.35) && !(end < units[index].ValidFrom) ? end : null };
        }

        return units;
    }

    // From a unit that ended to later-numbered ones only: no cycles.
    private List<Succession> Successions(List<Unit> units, Period period)
    {
        var rows = new List<Succession>();
        for (var index = 2; index < units.Count; index++)
        {
            if (units[index].ValidTo is not { } end || index + 1 == units.Count || Chance(0.25))
            {
                continue;
            }

            var effective = Chance(0.2) ? period.Last + 1 : end + random.Next(1, 3);
            var first = random.Next(index + 1, units.Count);
            var second = random.Next(index + 1, units.Count);
            var weight = Pick(Weights);
            rows.Add(new(units[index].Code, units[first].Code, effective, first == second ? 1 : weight));
            if (first != second)
            {
                rows.Add(new(units[index].Code, units[second].Code, effective, 1 - weight));
            }
        }

        return rows;
    }

    private List<Indicator> Indicators(List<Unit> units)
    {
        Indicator Of(string code, IndicatorKind kind, string? numerator = null, string? denominator = null) => new(
            code, $"Chỉ tiêu {code}", null, "cái", null, kind, numerator, denominator, Pick<Direction>([Direction.None, Direction.Up, Direction.Down]),
            random.Next(3), Chance(0.2) ? 1000 : 1,
            kind == IndicatorKind.Ratio ? [] : [.. Kinds.Where(_ => Chance(0.7)), units[^1].Code], Disclosure.Open, null, null);
        return
        [
            Of("f1", IndicatorKind.Flow), Of("f2", IndicatorKind.Flow), Of("s1", IndicatorKind.Stock), Of("s2", IndicatorKind.Stock),
            Of("p1", IndicatorKind.Percent), Of("m1", IndicatorKind.Milestone), Of("r1", IndicatorKind.Ratio, "f1", "f2"),
            Of("r2", IndicatorKind.Ratio, "s1", "s2"), Of("r3", IndicatorKind.Ratio, "f1", "s2"),
        ];
    }

    private List<Observation> Observations(List<Unit> units, List<Indicator> indicators)
    {
        var rows = new List<Observation>();
        var density = Pick<double>([0.4, 0.8, 1]);
        foreach (var indicator in indicators.Where(indicator => indicator.Kind != IndicatorKind.Ratio))
        {
            foreach (var unit in units.Skip(2).Where(unit => indicator.ReportedBy.Any(token => token == unit.Kind || token == unit.Code)))
            {
                for (var quarter = new Quarter(2020, 1); quarter <= new Quarter(2023, 4); quarter += 1)
                {
                    if (unit.IsValidIn(quarter) && Chance(density))
                    {
                        rows.Add(Observation(unit, indicator, quarter));
                    }
                }
            }
        }

        return rows;
    }

    private Observation Observation(Unit unit, Indicator indicator, Quarter quarter)
    {
        decimal? value = indicator.Kind switch
        {
            IndicatorKind.Milestone => random.Next(2),
            IndicatorKind.Percent => random.Next(0, 12000) / 100m,
            _ => Chance(0.15) ? 0 : Chance(0.05) ? -random.Next(50) : Chance(0.5) ? random.Next(40) : random.Next(100000) / 100m,
        };
        value = Chance(0.05) ? null : value;
        var first = new DateTimeOffset(2023, 9, 13, 0, 0, 0, TimeSpan.FromHours(7)).AddHours(random.Next(-4, 3));
        return new(
            unit.Code, indicator.Code, quarter, value, Chance(0.9) ? Qualifier.Exact : Pick(Enum.GetValues<Qualifier>()),
            value is not null && indicator.Kind == IndicatorKind.Percent && Chance(0.2) ? value + random.Next(3) : null,
            Chance(0.1) ? ObservationStatus.Estimate : ObservationStatus.Final, null, null, first.AddDays(2),
            value is null && Chance(0.5) ? null : first);
    }

    private List<Target> Targets(List<Unit> units, List<Indicator> indicators)
    {
        var rows = new List<Target>();
        foreach (var indicator in indicators)
        {
            var windows = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Quarter(2023, 1) - random.Next(0, 9)).Distinct()
                .Select(from => (From: from, To: new Quarter(2023, 4) + random.Next(-3, 9), Basis: Pick(Enum.GetValues<TargetBasis>())))
                .Where(window => window.From <= window.To)
                .ToList();
            var coverage = Pick<double>([0, 0.5, 1]);
            foreach (var (from, to, basis) in windows)
            {
                rows.AddRange(units.Where(unit => unit.Kind == "committee" ? Chance(0.2) : Chance(coverage)).Select(unit => new Target(
                    unit.Code, indicator.Code, from, to, Chance(0.05) ? 0 : random.Next(1, 2000) / Pick<decimal>([1, 10]), basis, null)));
            }
        }

        return rows;
    }

    private List<Note> Notes(List<Unit> units, Period period) => [.. units
        .Where(_ => Chance(0.6))
        .Select(unit => new Note(
            unit.Code, Chance(0.8) ? period.Code : "2022", "field", Chance(0.7) ? NoteKind.Result : NoteKind.Task, null, "Đã thực hiện."))];

    private static Period Parse(string code) => Period.TryParse(code, out var period) ? period! : throw new ArgumentException(code);

    private Quarter AnyQuarter() => new(random.Next(2021, 2024), random.Next(1, 5));

    private bool Chance(double share) => random.NextDouble() < share;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private List<T> Shuffled<T>(IEnumerable<T> rows) => [.. rows.OrderBy(_ => random.Next())];
}
