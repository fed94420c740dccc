using Analytics.Worker.Sample;

namespace Analytics.Benchmarks;

/// <summary>
/// The data files of the sample town and of towns like it. Their observations alternate row by row, so that one town's lie scattered
/// over the whole table, as they do when thousands of towns report quarter after quarter.
/// </summary>
internal static class ManyTowns
{
    private static readonly string Sample = SampleFolder.Find();

    private static readonly string[][] Units = [.. Rows("units.csv").Select(row => row.Split(','))];

    public static int ObservationsOfOne { get; } = Rows("observations.csv").Length;

    /// <param name="first">The town with the number 0 is the sample itself, with all its other files.</param>
    public static void Write(string folder, int first, int count)
    {
        if (first == 0)
        {
            foreach (var file in Directory.EnumerateFiles(Sample, "*.csv"))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            Write("indicators.csv", Rows("indicators.csv").Select(WithReporters));
        }

        var towns = Enumerable.Range(first, count).Select(Prefix).ToArray();
        Write("units.csv", towns.SelectMany(town => Units.Select(unit => Unit(town, unit))));
        Write("observations.csv", Rows("observations.csv").SelectMany(row => towns.Select(town => town + row)));

        void Write(string name, IEnumerable<string> rows) =>
            File.WriteAllLines(Path.Combine(folder, name), rows.Prepend(File.ReadLines(Path.Combine(Sample, name)).First()));
    }

    private static string Prefix(int town) => town == 0 ? string.Empty : FormattableString.Invariant($"x{town}-");

    /// <summary>Some indicators name the units that report them, by code. So elsewhere a unit's kind is the code of its like in the sample …</summary>
    private static string Unit(string town, string[] cells) => string.Join(',', town.Length == 0
        ? cells
        : [town + cells[0], .. cells[1..3], cells[4].Length == 0 ? cells[3] : cells[0], cells[4].Length == 0 ? cells[4] : town + cells[4], .. cells[5..]]);

    /// <summary>… and an indicator that names a kind names the sample's units of that kind too, which changes nothing for the sample.</summary>
    private static string WithReporters(string row)
    {
        var cells = row.Split(',');
        var reporters = cells[^4].Split(';');
        cells[^4] = string.Join(';', reporters.Concat(Units.Where(unit => reporters.Contains(unit[3])).Select(unit => unit[0])).Distinct());
        return string.Join(',', cells);
    }

    private static string[] Rows(string file) => [.. File.ReadLines(Path.Combine(Sample, file)).Skip(1)];
}
