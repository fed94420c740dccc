using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// Holds the printed change list against the one that was passed in, cell by cell: what the version before said is no figure of the sheet.
/// What this version says is one, and is held against it like every other number.
/// </summary>
internal sealed class ChangeRows
{
    private const string Id = "phu-luc-so-lieu-thay-doi";
    private const int New = 4;
    private const string Dash = "–";

    private readonly BriefingInput input;
    private readonly IReadOnlyList<FigureChange> list;

    private ChangeRows(BriefingInput input)
    {
        this.input = input;
        list = input.Changes?.Figures ?? [];
    }

    /// <exception cref="ReconciliationException">The table says something else than the list, or one of the two is missing.</exception>
    public static void Run(BriefingInput input, Document document)
    {
        var check = new ChangeRows(input);
        var tables = document.Blocks().OfType<Table>().Where(table => table.Id == Id).ToList();
        if (tables.Count != (check.list.Count == 0 ? 0 : 1))
        {
            throw new ReconciliationException(
                input, $"the document, with table `{Id}` {Plain(tables.Count)} times,", "", $"the change list has {Plain(check.list.Count)} figures");
        }

        tables.ForEach(check.Table);
    }

    /// <summary>Whether a text was held against the list, so that its digits need no other explanation.</summary>
    public static bool Holds(PrintedText text) => text is { Block: Id, Column: not null and not New };

    private void Table(Table table)
    {
        if (table.Rows.Count > list.Count)
        {
            throw Wrong(table, table.Rows[list.Count], list.Count, "", "the change list has no such row");
        }

        foreach (var (row, index) in table.Rows.Select((row, index) => (row, index)))
        {
            Check(table, row, index, list[index]);
        }

        var rest = list.Count - table.Rows.Count;
        string[] notes = rest == 0 ? [] : [$"… và {PrintedNumber.Of(rest, 0, Rounding.HalfAway)} số liệu khác."];
        if (!table.Notes.SequenceEqual(notes, StringComparer.Ordinal))
        {
            throw new ReconciliationException(
                input, $"the notes of table `{Id}`", string.Join(' ', table.Notes), $"the change list has {Plain(rest)} figures more");
        }
    }

    private void Check(Table table, Row row, int index, FigureChange change)
    {
        var said = Said(change, index + 1);
        var printed = row.Cells.Select(cell => cell.Text.Plain).ToList();
        for (var column = 0; column < Math.Max(said.Length, printed.Count); column++)
        {
            var (own, listed) = (printed.ElementAtOrDefault(column), said.ElementAtOrDefault(column));
            if (own != listed)
            {
                throw Wrong(table, row, index, own ?? "", $"the change list says “{listed}”");
            }
        }

        var (old, today) = (row.Cells[New - 1], row.Cells[New]);
        if (old.Number != change.Old.Number || old.Decimals != change.Old.Decimals)
        {
            throw Wrong(table, row, index, old.Text.Plain, "the number behind it is not the change list's");
        }

        var source = new FigureReference(change.Indicator, change.Unit, input.Sheet.Period.Code, change.Field);
        if (change.New.Text.Any(char.IsDigit) && !today.Text.Spans.Select(span => span.Source).SequenceEqual([source]))
        {
            throw Wrong(table, row, index, today.Text.Plain, "it does not refer to the figure that the change list names");
        }
    }

    private string[] Said(FigureChange change, int ordinal) =>
    [
        PrintedNumber.Of(ordinal, 0, Rounding.HalfAway),
        input.Sheet.Figures.First(figure => figure.Indicator.Code == change.Indicator).Indicator.NameVi + change.Field switch
        {
            FigureField.Value => "",
            FigureField.Change => ", so với cùng kỳ",
            FigureField.Attained => ", so với kế hoạch",
            _ => throw new InvalidOperationException($"No rule reconciles the field {change.Field} of a change list."),
        },
        change.Unit is null ? "Toàn địa bàn" : change.UnitName ?? change.Unit,
        change.Old.Text,
        change.New.Text,
        change.SubmittedBy ?? Dash,
        change.RecordedAt is { } at ? VietnamTime.ToLocal(at).ToString("dd'/'MM'/'yyyy HH:mm", CultureInfo.InvariantCulture) : Dash,
    ];

    private static string Plain(int count) => count.ToString(CultureInfo.InvariantCulture);

    private ReconciliationException Wrong(Table table, Row row, int index, string printed, string found) =>
        new(input, PrintedTexts.PlaceOf(table, row, index), printed, found);
}
