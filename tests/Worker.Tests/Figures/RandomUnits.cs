using System.Globalization;
using Analytics.Worker.Tests.Figures.Reference;

namespace Analytics.Worker.Tests.Figures;

/// <summary>A unit as the newest import says; quarters count from year 0, both ends included.</summary>
internal sealed record TownUnit(string Code, string Kind, string Parent, string Order, int? From, int? To)
{
    public bool ValidIn(int quarter) => !(quarter < From) && !(quarter > To);
}

/// <summary>Units of two committees that begin, end, merge, split, move and come back.</summary>
internal sealed class RandomUnits
{
    public static readonly string[] Kinds = ["front", "mass_org", "board", "club"];

    private static readonly string[][] Splits = [["1"], ["0.3", "0.7"], ["0.5", "0.5"], ["0.333333", "0.666667"], ["0.125", "0.375", "0.5"]];

    private readonly Dice dice;
    private readonly List<TownUnit> units = [];
    private readonly Dictionary<string, List<string[]>> successions = [];

    public RandomUnits(Dice dice, string prefix)
    {
        this.dice = dice;
        Committees = [prefix + "c1", prefix + "c2"];
        var count = dice.Between(2, 7);
        for (var number = 0; number < count; number++)
        {
            int? from = dice.Chance(20) ? AnyQuarter() : null;
            var to = dice.Chance(25) ? AnyQuarter() : (int?)null;
            units.Add(new($"{prefix}u{number.ToString(CultureInfo.InvariantCulture)}", dice.Pick(Kinds), Above(number), Order(), from, to < from ? null : to));
        }
    }

    public string[] Committees { get; }

    public IReadOnlyList<TownUnit> All => units;

    public IEnumerable<string[]> Rows() => units.Select(Row)
        .Append([Committees[0], "Thị ủy", "committee", "", "", "", ""])
        .Append([Committees[1], "Đảng ủy", "committee", dice.Chance(50) ? Committees[0] : "", "", "", ""]);

    /// <summary>Some units change where they stand, what they are, or when they are valid; only those rows.</summary>
    public List<string[]> Change()
    {
        var rows = new List<string[]>();
        for (var number = 0; number < units.Count; number++)
        {
            if (dice.Chance(25))
            {
                var unit = units[number] with { Order = Order() };
                unit = dice.Chance(40) ? unit with { Kind = dice.Pick(Kinds) } : unit;
                unit = dice.Chance(30) ? unit with { Parent = Above(number) } : unit;
                // A predecessor stays ended, or its successions would be refused.
                units[number] = dice.Chance(40) && !successions.ContainsKey(unit.Code) ? unit with { To = EndOf(unit) } : unit;
                rows.Add(Row(units[number]));
            }
        }

        return rows;
    }

    /// <summary>Histories of units that ended go to later-numbered ones, so that there is no cycle; told ones may be told otherwise.</summary>
    public List<string[]> Succeed()
    {
        var rows = new List<string[]>();
        for (var number = 0; number < units.Count - 1; number++)
        {
            if (units[number].To is { } end && dice.Chance(successions.ContainsKey(units[number].Code) ? 15 : 60))
            {
                rows.AddRange(Split(units[number].Code, number, Span.Name(end + dice.Between(1, 2))));
            }
        }

        return rows;
    }

    private List<string[]> Split(string predecessor, int number, string effective)
    {
        var known = successions.GetValueOrDefault(predecessor);
        var weights = dice.Pick([.. Splits.Where(split => split.Length <= units.Count - number - 1 && split.Length == (known?.Count ?? split.Length))]);
        var successors = known?.ConvertAll(row => row[1]) ?? dice.Shuffled(units.Skip(number + 1).Select(unit => unit.Code));
        return successions[predecessor] = [.. weights.Select((weight, place) => new[] { predecessor, successors[place], effective, weight })];
    }

    private static string[] Row(TownUnit unit) =>
        [unit.Code, "Đơn vị " + unit.Code, unit.Kind, unit.Parent, unit.Order, Name(unit.From), Name(unit.To)];

    private static string Name(int? quarter) => quarter is { } known ? Span.Name(known) : "";

    private string Above(int number) =>
        number > 0 && dice.Chance(25) ? units[dice.Between(0, number - 1)].Code : dice.Pick([Committees[0], Committees[0], Committees[1]]);

    private string Order() => dice.Chance(60) ? dice.Between(1, 3).ToString(CultureInfo.InvariantCulture) : "";

    private int? EndOf(TownUnit unit) => AnyQuarter() is var end && dice.Chance(60) && !(end < unit.From) ? end : null;

    private int AnyQuarter() => dice.Between(Span.Quarter("2021-Q1"), Span.Quarter("2023-Q4"));
}
