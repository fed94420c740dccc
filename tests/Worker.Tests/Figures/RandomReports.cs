using System.Globalization;
using Analytics.Worker.Tests.Figures.Reference;

namespace Analytics.Worker.Tests.Figures;

/// <summary>What a town measures, aims at and reports: every kind, with gaps, hedges, corrections, withdrawals and quotes.</summary>
internal sealed class RandomReports
{
    private static readonly string[] Names = ["f1", "f2", "s1", "s2", "p1", "m1", "r1", "r2", "r3"];
    private static readonly string[] Bases = ["plan", "resolution", "scheme"];
    private static readonly (string From, string To)[] Windows =
    [
        ("2023-Q1", "2023-Q4"), ("2023-Q1", "2023-Q3"), ("2022-Q1", "2023-Q4"), ("2021-Q1", "2025-Q4"), ("2023-Q3", "2023-Q3"),
        ("2022-Q4", "2023-Q4"), ("2020-Q3", "2025-Q2"), ("2022-Q1", "2022-Q4"),
    ];

    private readonly Dice dice;
    private readonly string prefix;
    private readonly RandomUnits units;
    private readonly int density;
    private readonly Dictionary<string, string[]> reporters = [];
    private readonly List<(string Unit, string Indicator, int Quarter)> reported = [];
    private readonly List<string[]> targets = [];

    public RandomReports(Dice dice, string prefix, RandomUnits units)
    {
        this.dice = dice;
        this.prefix = prefix;
        this.units = units;
        density = dice.Pick([35, 75, 95]);
    }

    public IReadOnlyList<string> Codes => [.. Names.Select(name => prefix + name)];

    public List<string[]> Indicators() => [.. Names.Select(Indicator)];

    public List<string[]> ChangeIndicators() => [.. dice.Some(Names, 15).Select(Indicator)];

    public List<string[]> Report(string first, string last) =>
        [.. Keys(Span.Quarter(first), Span.Quarter(last)).Where(_ => dice.Chance(density)).Select(Observation)];

    /// <summary>Each with a recorded time of its own; some keys with two.</summary>
    public List<string[]> Backfill(string first, string last) =>
    [
        .. Keys(Span.Quarter(first), Span.Quarter(last))
            .SelectMany(key => Enumerable.Range(0, dice.Chance(density) ? dice.Chance(20) ? 2 : 1 : 0), (key, time) => Observation(key)
                .Append(TownImports.At("2023-04-01T08:00:00").AddDays(dice.Between(0, 90) + 95 * time).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)).ToArray()),
    ];

    /// <summary>Of what was reported: other values, withdrawals, and some of it once more as it was.</summary>
    public List<string[]> Correct() => [.. dice.Some(reported.Distinct(), 8).Select(key =>
        MayReport(key) && dice.Chance(60) ? Observation(key) : [key.Unit, key.Indicator, Span.Name(key.Quarter), "", "", "", "", ""])];

    public List<string[]> SetTargets()
    {
        foreach (var indicator in Codes)
        {
            foreach (var window in dice.Shuffled(Windows).Take(dice.Between(0, 3)))
            {
                var basis = dice.Pick(Bases);
                var coverage = dice.Pick([0, 50, 100]);
                targets.AddRange(
                    from unit in units.All.Select(unit => (unit.Code, Percent: coverage)).Concat(units.Committees.Select(code => (Code: code, Percent: 20)))
                    from also in dice.Chance(10) ? [basis, "scheme"] : new[] { basis }
                    where dice.Chance(unit.Percent)
                    select new[] { unit.Code, indicator, window.From, window.To, also, Goal() });
            }
        }

        var distinct = targets.DistinctBy(row => string.Join('|', row[..5])).ToList();
        targets.Clear();
        targets.AddRange(distinct);
        return distinct;
    }

    public List<string[]> ChangeTargets() => dice.Some(targets, 15).ConvertAll(row => (string[])[.. row[..5], dice.Chance(40) ? "" : Goal()]);

    private string Goal() => dice.Pick(["100", "100", "0", "-20", dice.Between(1, 3000).ToString(CultureInfo.InvariantCulture), "12.5"]);

    private string[] Indicator(string name)
    {
        var kind = name[0] switch { 'f' => "flow", 's' => "stock", 'p' => "percent", 'm' => "milestone", _ => "ratio" };
        var (above, below) = name switch { "r1" => ("f1", "f2"), "r2" => ("s1", "s2"), "r3" => ("f1", "s2"), _ => ("", "") };
        string[] by = kind == "ratio" ? [] : [.. dice.Some(RandomUnits.Kinds.SkipLast(1), 75), units.All[^1].Code];
        reporters[prefix + name] = by;
        var whole = name switch { "f2" => "f1", "s2" => "s1", _ => "" };
        return
        [
            prefix + name, "Chỉ tiêu " + name, "lượt", kind, Code(above), Code(below), dice.Pick(["", "up", "down", "none", "up"]),
            dice.Pick(["", "", "1", "2"]), dice.Pick(["", "", "", "1000"]), string.Join(';', by), dice.Chance(50) ? Code(whole) : "",
        ];
    }

    private string Code(string name) => name.Length == 0 ? "" : prefix + name;

    private IEnumerable<(string Unit, string Indicator, int Quarter)> Keys(int first, int last) =>
        from unit in units.All
        from name in Names.Take(6)
        from quarter in Enumerable.Range(first, last - first + 1)
        let key = (unit.Code, prefix + name, quarter)
        where MayReport(key)
        select key;

    private bool MayReport((string Unit, string Indicator, int Quarter) key)
    {
        var unit = units.All.Single(unit => unit.Code == key.Unit);
        return unit.ValidIn(key.Quarter) && reporters[key.Indicator].Any(token => token == unit.Kind || token == unit.Code);
    }

    private string[] Observation((string Unit, string Indicator, int Quarter) key)
    {
        reported.Add(key);
        var kind = key.Indicator[prefix.Length];
        var value = kind switch
        {
            'm' => dice.Pick(["0", "1"]),
            'p' => Digits(dice.Between(0, 12000), 2),
            _ => dice.Between(0, 99) switch
            {
                < 12 => "0",
                < 17 => "-" + Digits(dice.Between(1, 50), 0),
                < 22 => Digits(dice.Between(1, 2_000_000_000), 6),
                < 60 => Digits(dice.Between(1, 40), 0),
                < 97 => Digits(dice.Between(1, 100_000), dice.Between(0, 2)),
                _ => "",
            },
        };
        return
        [
            key.Unit, key.Indicator, Span.Name(key.Quarter), value, dice.Chance(88) ? dice.Pick(["", "exact"]) : dice.Pick(["over", "nearly", "about"]),
            kind == 'p' && dice.Chance(15) ? "130.25" : "", dice.Pick(["", "", "", "", "", "", "final", "estimate", "revised"]), Quote(value),
        ];
    }

    /// <summary>What it would be of a target of 100, or anything else.</summary>
    private string Quote(string value) =>
        !dice.Chance(20) ? "" : dice.Chance(50) && value.Length is > 0 and < 6 ? value : dice.Pick(["118", "88.9", "0", "66.67", "100"]);

    private static string Digits(int number, int decimals) =>
        (Exact.Of(number) / Exact.Parse("1" + new string('0', decimals))).Plain();
}
