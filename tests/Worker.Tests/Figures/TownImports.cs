using System.Globalization;
using Analytics.Worker.Tests.Figures.Reference;

namespace Analytics.Worker.Tests.Figures;

/// <summary>The imports that all random towns arrive in, and the text of their data files.</summary>
internal static class TownImports
{
    /// <summary>In order of storing; the last but one says that it was recorded before the one it follows.</summary>
    public static readonly IReadOnlyList<(DateTimeOffset RecordedAt, bool Backfill)> All =
    [
        (At("2022-02-10T08:00:00"), false),
        (At("2023-01-20T08:00:00"), false),
        (At("2023-10-05T17:00:00"), true),
        (At("2023-10-13T00:00:00"), false),
        (At("2024-01-15T00:00:00"), false),
        (At("2023-11-01T09:30:00"), false),
        (At("2024-03-01T08:00:00"), false),
    ];

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["units.csv"] = "code,name_vi,kind,parent,display_order,valid_from,valid_to",
        ["successions.csv"] = "predecessor,successor,effective,weight",
        ["indicators.csv"] = "code,name_vi,measure_vi,kind,numerator,denominator,direction,decimals,scale,reported_by,part_of",
        ["targets.csv"] = "unit,indicator,from,to,basis,value",
        ["observations.csv"] = "unit,indicator,quarter,value,qualifier,value_to,status,quoted_percent",
        ["terms.csv"] = "code,name_vi,from,to",
        ["calendar.csv"] = "system,period,window_start,window_end,unit_deadline,consolidation_deadline",
        ["notes.csv"] = "unit,period,field,kind,ordinal,text",
    };

    public static DateTimeOffset At(string vietnamese) => DateTimeOffset.Parse(vietnamese + "+07:00", CultureInfo.InvariantCulture);

    /// <summary>Terms of office are the same for all towns; one import corrects them.</summary>
    public static string[][]? Terms(int import) => import switch
    {
        0 => [["2020-2025", "Nhiệm kỳ", "2020-Q3", "2025-Q2"], ["2021-2023", "Nửa nhiệm kỳ", "2021-Q1", "2023-Q4"]],
        4 => [["2020-2025", "Nhiệm kỳ", "2020-Q2", "2025-Q1"], ["2021-2023", "Nửa nhiệm kỳ", "2021-Q2", "2023-Q3"]],
        _ => null,
    };

    /// <param name="rows">By file; cells in the order of <see cref="Columns"/>, a backfilled observation's time last.</param>
    public static DataImport Write(int import, IReadOnlyDictionary<string, List<string[]>> rows)
    {
        var (recordedAt, backfill) = All[import];
        return new(recordedAt, rows.ToDictionary(file => file.Key, file =>
        {
            var header = (Columns[file.Key] + (backfill && file.Key == "observations.csv" ? ",recorded_at" : "")).Split(',');
            return Line(import, header) + string.Concat(file.Value.Select(row => Line(import, row)));
        }));
    }

    /// <summary>The order of columns is free: every import has another one.</summary>
    private static string Line(int import, string[] cells) =>
        string.Join(',', Enumerable.Range(import, cells.Length).Select(place => Cell(cells[place % cells.Length]))) + "\n";

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
