using System.Globalization;
using Analytics.Worker.Tests.Figures.Reference;

namespace Analytics.Worker.Tests.Figures;

/// <summary>A small town with everything in it, as data files of several imports; all of it follows from the seed, its codes from the number.</summary>
internal sealed class RandomTown
{
    private static readonly string[] Periods = ["2022-Q4", "2023-Q1", "2023-Q3", "2023-Q4", "2023-H1", "2023-H2", "2022-9M", "2023-9M", "2023", "2020-2025", "2021-2023"];
    private static readonly string[] NotePeriods = ["2022-Q3", "2022-Q4", "2023-Q3", "2023-Q4", "2023-H1", "2023-H2", "2022-9M", "2023-9M", "2022", "2023", "2020-2025"];
    private static readonly string[] Days = ["2023-10-04", "2023-10-12", "2023-10-20", "2024-01-14", "2024-02-01"];

    /// <summary>One with a comma and quotation marks, one decomposed, as some keyboards write.</summary>
    private static readonly string[] Texts =
        ["Đã tổ chức 2 hội nghị.", "Phối hợp chặt chẽ, \"dân vận khéo\".", "Còn chậm so với kế hoạch.", "Còn chậm so với kế hoạch.".Normalize(System.Text.NormalizationForm.FormD)];

    private readonly Dice dice;
    private readonly string prefix;
    private readonly RandomUnits units;
    private readonly RandomReports reports;
    private readonly IReadOnlyList<DateTimeOffset> packs;

    public RandomTown(int seed, int number)
    {
        Seed = seed;
        dice = new(seed);
        prefix = $"t{number.ToString(CultureInfo.InvariantCulture)}-";
        units = new(dice, prefix);
        reports = new(dice, prefix, units);
        Imports = [.. Enumerable.Range(0, TownImports.All.Count).Select(import => TownImports.Write(import, Rows(import)))];
        packs = [.. dice.Some(TownImports.All, 30).Select(import => import.RecordedAt.AddDays(-3)).Order()];
        Questions = [.. Enumerable.Range(0, 3).Select(_ => Ask())];
    }

    public int Seed { get; }

    public IReadOnlyList<DataImport> Imports { get; }

    public IReadOnlyList<Question> Questions { get; }

    private Dictionary<string, List<string[]>> Rows(int import)
    {
        var rows = new Dictionary<string, List<string[]>>();
        void Add(string file, IEnumerable<string[]> added) => rows.Add(file, dice.Shuffled(added));
        switch (import)
        {
            case 0:
                Add("units.csv", units.Rows());
                Add("successions.csv", units.Succeed());
                Add("indicators.csv", reports.Indicators());
                Add("calendar.csv", Calendar(80));
                Add("targets.csv", reports.SetTargets());
                Add("observations.csv", reports.Report("2020-Q1", "2021-Q4"));
                break;
            case 1:
                Add("units.csv", units.Change());
                Add("observations.csv", reports.Report("2022-Q1", "2022-Q4"));
                break;
            case 2:
                Add("observations.csv", reports.Backfill("2022-Q4", "2023-Q3"));
                break;
            case 3:
                Add("observations.csv", reports.Report("2023-Q3", "2023-Q4"));
                break;
            case 4 or 6:
                Add("units.csv", units.Change());
                Add("successions.csv", units.Succeed());
                Add("indicators.csv", reports.ChangeIndicators());
                Add("observations.csv", reports.Correct());
                break;
            default:
                Add("observations.csv", reports.Correct());
                Add("targets.csv", reports.ChangeTargets());
                Add("calendar.csv", Calendar(20));
                break;
        }

        Add("notes.csv", Notes(import == 0 ? 40 : 5));
        if (TownImports.Terms(import) is { } terms)
        {
            Add("terms.csv", terms);
        }

        return rows;
    }

    private IEnumerable<string[]> Calendar(int percent) => dice.Some(Periods, percent)
        .Select(period => (period, day: dice.Pick(Days)))
        .Select(row => new[] { prefix + "cal", row.period, "2022-12-15", "2023-12-14", row.day, "2024-02-01" });

    private IEnumerable<string[]> Notes(int percent) =>
        from unit in units.All
        from period in NotePeriods
        where dice.Chance(percent)
        select new[] { unit.Code, period, dice.Pick(["party", "front"]), dice.Pick(["result", "task"]), dice.Pick(["", "1"]), dice.Pick(Texts) } into row
        group row by string.Join('|', row[..5]) into same
        select same.First();

    private Question Ask()
    {
        var instants = TownImports.All.Select(import => import.RecordedAt).ToList();
        var seconds = dice.Pick([0, 0, 1, 86_400]);
        return new(
            prefix + "series",
            dice.Pick([units.Committees[0], units.Committees[0], units.Committees[1]]),
            [.. dice.Some(RandomUnits.Kinds, 80), units.All[0].Code],
            [.. dice.Shuffled(dice.Some(reports.Codes, 75).DefaultIfEmpty(reports.Codes[0]))],
            dice.Pick(Periods),
            dice.Pick(instants).AddSeconds(seconds),
            dice.Chance(80) ? prefix + "cal" : null,
            dice.Chance(25),
            packs);
    }
}
