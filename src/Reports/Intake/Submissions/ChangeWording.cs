using System.Globalization;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>A change as people read it: <c>Ban Tổ chức, Đảng viên mới, 2023-Q1: 12 → 14</c>.</summary>
internal static class ChangeWording
{
    private const int LongestText = 60;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>What a row has of which nobody said anything: not told of a new row.</summary>
    private static readonly (string Column, string Value)[] Defaults = [("qualifier", "exact"), ("status", "final")];

    public static string Line(RowChange change, string language)
    {
        var isEnglish = language == "en";
        var said = change.Columns.Where(column => !(change.IsNew && Defaults.Contains((column.Column, column.New ?? "")))).Select(Said).ToList();
        return $"{Place(change)}: {(said.Count > 0 ? string.Join("; ", said) : Gone())}";

        string Said(ColumnChange column)
        {
            var (old, now) = (Shown(change, column.Column, column.Old), Shown(change, column.Column, column.New));
            var what = column.Column == MainColumn(change.File) ? "" : column.Column + " ";
            return (old, now) switch
            {
                (null, _) when change.IsNew => what + now,
                (null, _) => $"{what}{(isEnglish ? "(none)" : "(trống)")} → {now}",
                (_, null) => $"{what}{old} → {Gone()}",
                _ => $"{what}{old} → {now}",
            };
        }

        string Gone() => isEnglish ? "withdrawn" : "rút lại";
    }

    private static string Place(RowChange change)
    {
        var places = change.File switch
        {
            // Unit and indicator come first in these keys.
            "observations.csv" or "targets.csv" => [change.UnitName ?? change.Key[0], change.IndicatorName ?? change.Key[1], .. change.Key.Skip(2)],
            "notes.csv" => [change.UnitName ?? change.Key[0], .. change.Key.Skip(1)],
            _ => change.Key,
        };
        return (change.File == "observations.csv" ? "" : change.File + " ") + string.Join(", ", places);
    }

    private static string? MainColumn(string file) => file switch
    {
        "observations.csv" or "targets.csv" => "value",
        "notes.csv" => "text",
        "holidays.csv" => "name_vi",
        _ => null,
    };

    private static string? Shown(RowChange change, string column, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var file = DataFiles.Find(change.File)!;
        if (file.Columns[file.IndexOf(column)].Kind == CellKind.Number)
        {
            return decimal.Parse(text, CultureInfo.InvariantCulture).ToString("#,##0.######", Vietnamese);
        }

        var line = text.ReplaceLineEndings(" ");
        return line.Length > LongestText ? line[..LongestText] + "…" : line;
    }
}
