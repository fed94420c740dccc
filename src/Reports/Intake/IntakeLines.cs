using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake;

/// <summary>How the sentences of an import become lines: in one language, with what was found, behind the place where it was found.</summary>
internal static partial class IntakeLines
{
    private const int LongestValue = 80;
    private const int LongestDetail = 400;

    /// <summary>A sentence with what was found and its details put in.</summary>
    public static string Fill(string sentence, string? value, IReadOnlyList<string> details) => Place().Replace(sentence, match => match.Value == "{v}"
        ? "\"" + Shown(value ?? "", LongestValue) + "\""
        : Shown(details[match.ValueSpan[1] - '0'], LongestDetail));

    /// <summary><c>observations.csv, dòng 7, cột value</c> or <c>bao-cao.xlsx, Tổ chức!D14</c></summary>
    public static string Where(string file, CellPlace? place, long? row, string? column, string language)
    {
        var where = new StringBuilder(file);
        if (place is not null)
        {
            where.Append(", ").Append(Shown(place.ToString(), LongestValue));
        }

        if (row is not null)
        {
            where.Append(CultureInfo.InvariantCulture, $", {Pick(language, "dòng", "row")} {row}");
        }

        if (column is not null)
        {
            where.Append(CultureInfo.InvariantCulture, $", {Pick(language, "cột", "column")} {Shown(column, LongestValue)}");
        }

        return where.ToString();
    }

    public static string Pick(string language, string vi, string en) => language switch
    {
        "vi" => vi,
        "en" => en,
        _ => throw new ArgumentException($"No wording in the language '{language}'; there is vi and en."),
    };

    /// <summary>One line, whatever stood in the file.</summary>
    private static string Shown(string value, int longest)
    {
        var shown = new StringBuilder(Math.Min(value.Length, longest) + 1);
        foreach (var rune in value.EnumerateRunes())
        {
            if (shown.Length >= longest && value.Length > longest + 1)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "�" : rune.ToString());
        }

        return shown.ToString();
    }

    [GeneratedRegex(@"\{[v0-9]\}")]
    private static partial Regex Place();
}
