using System.Globalization;

namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>Every version of every row of the data files, with the time it was recorded (CONTRACT §2).</summary>
internal sealed class Register
{
    private static readonly (string File, string[] Key)[] Files =
    [
        ("units.csv", ["code"]), ("successions.csv", ["predecessor", "successor"]), ("indicators.csv", ["code"]),
        ("targets.csv", ["unit", "indicator", "from", "to", "basis"]), ("observations.csv", ["unit", "indicator", "quarter"]),
        ("terms.csv", ["code"]), ("calendar.csv", ["system", "period"]), ("notes.csv", ["unit", "period", "field", "kind", "ordinal"]),
    ];

    private static readonly Dictionary<string, string> WhenEmpty = new()
    {
        ["direction"] = "none", ["scale"] = "1", ["qualifier"] = "exact", ["status"] = "final", ["ordinal"] = "0",
    };

    private static readonly string[] Numbers = ["value", "value_to", "quoted_percent", "weight"];

    /// <summary>By file, then key; oldest first, of the same time the earlier stored first.</summary>
    private readonly Dictionary<string, Dictionary<string, List<Row>>> versions = Files.ToDictionary(file => file.File, _ => new Dictionary<string, List<Row>>());

    public Register(IEnumerable<DataImport> imports)
    {
        foreach (var import in imports)
        {
            foreach (var (file, key) in Files.Where(file => import.Files.ContainsKey(file.File)))
            {
                // A backfill may bring several versions of a key in one file.
                foreach (var row in Rows(import, file).OrderBy(row => row.RecordedAt))
                {
                    Store(file, string.Join('|', key.Select(column => row[column])), row);
                }
            }
        }
    }

    /// <summary>The newest version of each row recorded at or before an instant.</summary>
    public List<Row> KnownAt(string file, DateTimeOffset instant) =>
        [.. versions[file].Values.Select(list => list.LastOrDefault(row => row.RecordedAt <= instant)).OfType<Row>()];

    /// <summary>What was recorded of an observation at or before an instant, and had a value.</summary>
    public List<Row> Reports(Row observation, DateTimeOffset instant) =>
        [.. versions["observations.csv"][$"{observation["unit"]}|{observation["indicator"]}|{observation["quarter"]}"]
            .Where(row => row.RecordedAt <= instant && row.Has("value"))];

    private void Store(string file, string key, Row row)
    {
        if (!versions[file].TryGetValue(key, out var list))
        {
            versions[file][key] = list = [];
        }

        var before = list.FindLastIndex(version => version.RecordedAt <= row.RecordedAt);
        if (before < 0 || list[before].Cells.Any(cell => row[cell.Key] != cell.Value))
        {
            list.Insert(before + 1, row);
        }
    }

    private static IEnumerable<Row> Rows(DataImport import, string file)
    {
        var lines = import.Files[file].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        foreach (var line in lines.Skip(1))
        {
            var cells = header.Zip(Cells(line)).ToDictionary(pair => pair.First, pair => Meaning(pair.First, pair.Second));
            if (file == "indicators.csv" && cells["decimals"].Length == 0)
            {
                cells["decimals"] = cells["kind"] is "ratio" or "percent" ? "1" : "0";
            }

            var recordedAt = cells.Remove("recorded_at", out var own) && own.Length > 0
                ? DateTimeOffset.Parse(own, CultureInfo.InvariantCulture)
                : import.RecordedAt;
            yield return new(cells, recordedAt);
        }
    }

    private static string Meaning(string column, string cell) =>
        cell.Length == 0 ? WhenEmpty.GetValueOrDefault(column, "")
        : Numbers.Contains(column) ? Exact.Parse(cell).Plain()
        : cell.Normalize();

    /// <summary>Cells between commas; one in quotes may hold commas and doubled quotes.</summary>
    private static IEnumerable<string> Cells(string line)
    {
        var cell = "";
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell += line[at++];
            }
            else if (line[at] == '"')
            {
                quoted = !quoted;
            }
            else if (line[at] == ',' && !quoted)
            {
                yield return cell;
                cell = "";
            }
            else
            {
                cell += line[at];
            }
        }

        yield return cell;
    }
}
