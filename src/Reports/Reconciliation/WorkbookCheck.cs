using System.Globalization;
using System.Text;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

using SheetRow = IReadOnlyDictionary<string, WrittenCell>;

/// <summary>
/// Holds the workbook, read back from its bytes, against what it was written from: every figure of an annex is the document's number and
/// shows as its text, every field of the sheet of figures is the figure's.
/// </summary>
internal sealed class WorkbookCheck(BriefingInput input, string sheet, IReadOnlyList<SheetRow> rows)
{
    private const string FiguresSheet = "Số liệu";

    /// <summary>A cell of the file format holds no more letters.</summary>
    private const int LongestText = 32_767;

    private int next;

    /// <summary>What a cell has to show; a number of a chart shows as it is, so that its text is null, and is never cut.</summary>
    private readonly record struct Meant(string? Text, decimal? Number = null, int? Decimals = null);

    /// <exception cref="ReconciliationException">A cell says something else than document or figures.</exception>
    public static void Run(BriefingInput input, Document document, byte[] workbook)
    {
        var sheets = WorkbookCells.Read(workbook);
        WorkbookCheck Of(string name) => new(input, name, sheets.GetValueOrDefault(name, []));
        foreach (var annex in document.Annexes)
        {
            var check = Of(annex.Number);
            foreach (var block in annex.Blocks)
            {
                check.Block(block);
            }
        }

        Of(FiguresSheet).Figures();
    }

    private void Block(Block block)
    {
        switch (block)
        {
            case Table table:
                Find(table.Caption);
                // What stands above the first table may read as its caption does.
                Find(table.Columns[0].Header);
                next--;
                Row([.. table.Columns.Select(column => new Meant(column.Header))]);
                foreach (var row in table.Rows)
                {
                    Row([.. row.Cells.Select(cell => new Meant(cell.Text.Plain, cell.Number, cell.Decimals))]);
                }

                foreach (var note in table.Notes)
                {
                    Row([new Meant(note)]);
                }

                break;
            case Chart chart:
                Find(chart.Title.Plain);
                Row([new Meant($"({chart.Measure})"), .. chart.Series.Select(series => new Meant(series.Name))]);
                for (var index = 0; index < chart.Categories.Count; index++)
                {
                    Row([new Meant(chart.Categories[index]), .. chart.Series.Select(series => Point(series.Points[index]))]);
                }

                break;
            case Tiles tiles:
                foreach (var tile in tiles.Items)
                {
                    Find($"{tile.Label.Plain}: {tile.Value.Plain} {tile.Measure} ({string.Join("; ", tile.Notes)})");
                }

                break;
            case Paragraph paragraph:
                Find(paragraph.Text.Plain);
                break;
            case BulletList list:
                foreach (var item in list.Items)
                {
                    Find("– " + item.Plain);
                }

                break;
            default:
                throw new InvalidOperationException($"No rule reconciles a block of type {block.GetType().Name} in a workbook.");
        }
    }

    private static Meant Point(ChartPoint point) => point.Value is { } value ? new Meant(null, value) : new Meant(point.Label.Plain);

    /// <summary>The next row that begins with the text; it and everything before it is done.</summary>
    private void Find(string text)
    {
        var at = next;
        while (at < rows.Count && !(rows[at].TryGetValue("A", out var cell) && IsSame(cell.Shown, Cut(text))))
        {
            at++;
        }

        next = at < rows.Count ? at + 1 : throw new ReconciliationException(input, $"the workbook, {sheet}!A{Number(next + 1)} or below,", "", $"the document has a row “{text}”");
    }

    private void Row(IReadOnlyList<Meant> cells)
    {
        var row = next < rows.Count ? rows[next] : new Dictionary<string, WrittenCell>();
        next++;
        foreach (var (cell, column) in cells.Select((cell, column) => (cell, Letters(column))))
        {
            var written = row.GetValueOrDefault(column) ?? new WrittenCell(column + Number(next), "", null);
            if (!IsNumber(written, cell) || (cell.Text is { } text && !IsSame(written.Shown, Cut(text))))
            {
                throw Wrong(written, $"the document has “{cell.Text}”, {Plain(cell.Number)}");
            }
        }
    }

    /// <summary>Where a series cuts and does not round, what a spreadsheet program would round up is written cut at the decimals that are printed.</summary>
    private bool IsNumber(WrittenCell written, Meant cell) =>
        written.Number == cell.Number
        || (input.Series.Rounding == Rounding.Truncate && cell is { Number: { } whole, Decimals: { } decimals }
            && written.Number == decimal.Round(whole, decimals, MidpointRounding.ToZero));

    /// <summary>What can be read back of a text that was cut as it was written.</summary>
    private static string Cut(string text)
    {
        var written = CellText.Written(text);
        return written.Length > LongestText ? CellText.Read(written[..LongestText]) : text;
    }

    private void Figures()
    {
        Find("indicator");
        var keys = rows[next - 1];
        foreach (var (indicator, unit, cell) in input.Sheet.Figures.SelectMany(Rows))
        {
            var row = next < rows.Count ? rows[next] : new Dictionary<string, WrittenCell>();
            next++;
            foreach (var (column, key) in keys)
            {
                var written = row.GetValueOrDefault(column) ?? new WrittenCell(column + Number(next), "", null);
                var (text, number) = FigureKeysSaid.Of(key.Shown, indicator, unit, cell);
                if (written.Number != number || (number is null && !IsSame(written.Shown, text ?? "")))
                {
                    throw Wrong(written, $"the figure ({indicator.Code}, {unit?.Code ?? "total"}, {input.Sheet.Period.Code}, {key.Shown}) says “{text ?? Plain(number)}”");
                }
            }
        }

        if (next < rows.Count)
        {
            throw Wrong(rows[next].Values.First(), "there is no figure for this row");
        }
    }

    private static IEnumerable<(Indicator Indicator, Unit? Unit, FigureCell Cell)> Rows(Figure figure) =>
    [
        (figure.Indicator, null, figure.Total),
        .. figure.Units.Where(_ => figure.Indicator.Disclosure == Disclosure.Open).Select(unit => (figure.Indicator, (Unit?)unit.Unit, unit.Cell)),
    ];

    private ReconciliationException Wrong(WrittenCell written, string found) => new(
        input, $"the workbook, {sheet}!{written.Address},", written.Shown + (written.Number is { } number ? $" ({Plain(number)})" : ""), found);

    /// <summary>Letters, digits and signs alone: the file format has no room for some characters and changes line ends.</summary>
    private static bool IsSame(string written, string meant) => written == meant || Bare(written) == Bare(meant);

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value is not (0xfffd or 0xfffe or 0xffff)))
        {
            bare.Append(rune.ToString());
        }

        return bare.ToString();
    }

    private static string Letters(int column) => (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Plain(decimal? number) => number is { } value ? value.ToString("0.############################", CultureInfo.InvariantCulture) : "no number";
}
