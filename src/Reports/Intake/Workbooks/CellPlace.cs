using System.Globalization;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>A cell of a workbook as people find it: <c>Tổ chức!D14</c>. Row and column count from 1.</summary>
internal sealed record CellPlace(string Sheet, int Row, int Column)
{
    /// <summary>Of one sheet.</summary>
    public const int MostRows = 1 << 20;

    public const int MostColumns = 1 << 14;

    /// <summary><c>D14</c></summary>
    public string Address => Letters(Column) + Row.ToString(CultureInfo.InvariantCulture);

    public override string ToString() => $"{Sheet}!{Address}";

    /// <summary>1 → A, 27 → AA.</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>"AB12" → row 12, column 28; false for what is no address.</summary>
    public static bool TryParse(string address, out int row, out int column)
    {
        (row, column) = (0, 0);
        var at = 0;
        while (at < address.Length && char.IsAsciiLetterUpper(address[at]) && at < 3)
        {
            column = (column * 26) + address[at++] - 'A' + 1;
        }

        return at > 0 && int.TryParse(address.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is > 0 and <= MostRows && column <= MostColumns;
    }
}
