using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>A row of a sheet for figures that has a code.</summary>
internal sealed record FigureLine(long Line, SheetGrid.GridRow Row);

/// <summary>
/// The rows for figures of a whole workbook, together because "35/55" in the row of a ratio's upper part fills the row of its lower part
/// too. Each becomes a row of <c>observations.csv</c>, or nothing where nothing was reported.
/// </summary>
internal sealed class FigureLines(KnownForms known, IReadOnlyList<FigureLine> lines, FigureLines.Refusal refuse)
{
    public delegate void Refusal(CellPlace place, ProblemCode code, string? value, params IReadOnlyList<string> details);

    /// <param name="From">The cell that the value was read from; null when nothing was reported.</param>
    private sealed record Reading(FigureLine Line, SaidNumber Said, WorkbookCell? From, bool IsRefused);

    public IEnumerable<FilledRow> Filled(FormIdentity identity)
    {
        var readings = lines.Select(Read).ToList();
        var byCode = Enumerable.Range(0, readings.Count).ToLookup(at => readings[at].Line.Row.Code, StringComparer.Ordinal);
        foreach (var reading in readings.Where(reading => reading.Said.OutOf is not null).ToList())
        {
            Share(reading, readings, [.. known.Denominators(reading.Line.Row.Code).SelectMany(code => byCode[code].Take(2))]);
        }

        return [.. readings.Select(reading => Observation(reading, identity)).OfType<FilledRow>()];
    }

    public static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private Reading Read(FigureLine line)
    {
        var cell = line.Row[FormVocabulary.Value];
        var said = SaidNumber.NotReported;
        // A text beside another measure would only be refused for that measure.
        var refusal = (FormCells.SaysNothing(cell) ? null : known.OtherMeasure(line.Row)) ?? FormCells.Number(cell, known.Asked(line.Row.Code), out said);
        var good = Taken(cell, refusal);
        return new(line, said, said.Value is null && good ? null : cell, !good);
    }

    /// <summary>
    /// Gives the lower part of "35/55" to the row that asks for it, unless that row says something else; "ước 35/55" is an estimate of both,
    /// unless that row says what it is.
    /// </summary>
    private void Share(Reading upper, List<Reading> readings, IReadOnlyList<int> denominators)
    {
        var cell = upper.From!;
        if (denominators is not [var lower])
        {
            refuse(cell.Place, ProblemCode.FractionNotHere, cell.Text);
        }
        else if (readings[lower].IsRefused)
        {
            return; // that row has a problem of its own
        }
        else if (readings[lower].Said.Value is { } said && said != upper.Said.OutOf)
        {
            refuse(cell.Place, ProblemCode.SaidTwice, cell.Text, readings[lower].From!.Place.ToString(), readings[lower].From!.Text);
        }
        else if (readings[lower].Said.Value is null)
        {
            var row = readings[lower].Line.Row;
            if (Taken(cell, known.OtherMeasure(row)))
            {
                var isEstimate = upper.Said.Estimate && FormCells.SaysNothing(row[FormVocabulary.Status]);
                readings[lower] = readings[lower] with { Said = new SaidNumber(upper.Said.OutOf, Estimate: isEstimate), From = cell };
            }
        }
    }

    private FilledRow? Observation(Reading reading, FormIdentity identity)
    {
        var row = reading.Line.Row;
        var (said, main) = (reading.Said, reading.From?.Place ?? row.Place(FormVocabulary.Value));
        var good = Taken(row[FormVocabulary.Qualifier], FormCells.Choice(row[FormVocabulary.Qualifier], FormVocabulary.Qualifiers, out var qualifier));
        good &= Taken(row[FormVocabulary.Status], FormCells.Choice(row[FormVocabulary.Status], FormVocabulary.Statuses, out var status));
        good &= Taken(row[FormVocabulary.Note], FormCells.Words(row[FormVocabulary.Note], out var note));
        good &= Taken(row[FormVocabulary.ValueTo], UpTo(row, out var upTo));
        if (reading.IsRefused)
        {
            return null;
        }

        if (said.Value is not { } value)
        {
            // Which of the four words of a list applies says nothing by itself; a note or an upper end would be lost.
            string[] columns = [FormVocabulary.ValueTo, FormVocabulary.Note];
            foreach (var stray in columns.Select(column => row[column]).OfType<WorkbookCell>().Where(cell => !FormCells.SaysNothing(cell)))
            {
                refuse(stray.Place, ProblemCode.SaidWithoutValue, stray.Text);
            }

            return null;
        }

        good &= Agree(row[FormVocabulary.Qualifier], qualifier, said.Qualifier is { } hedge ? EnumCode.Of(hedge) : "", reading)
            && Agree(row[FormVocabulary.Status], status, said.Estimate ? "estimate" : "", reading)
            && Agree(row[FormVocabulary.ValueTo], upTo is { } end ? Text(end) : "", said.UpTo is { } own ? Text(own) : "", reading)
            && Taken(upTo is null ? reading.From : row[FormVocabulary.ValueTo], HedgedRange());
        return good ? Row() : null;

        NumberRefusal? HedgedRange() => (upTo ?? said.UpTo) is not null
            && (qualifier is "over" or "nearly" || said.Qualifier is Qualifier.Over or Qualifier.Nearly) ? new(ProblemCode.HedgedRange) : null;

        FilledRow Row()
        {
            var cells = new Dictionary<string, FilledCell>(StringComparer.Ordinal);
            Put("unit", identity.Unit, null);
            Put("indicator", row.Code, null);
            Put("quarter", identity.Quarter, null);
            Put("value", Text(value), reading.From);
            Put("qualifier", qualifier.Length > 0 ? qualifier : said.Qualifier is { } one ? EnumCode.Of(one) : "", row[FormVocabulary.Qualifier]);
            Put("status", status.Length > 0 ? status : said.Estimate ? "estimate" : "", row[FormVocabulary.Status]);
            Put("value_to", (upTo ?? said.UpTo) is { } last ? Text(last) : "", row[FormVocabulary.ValueTo] ?? reading.From);
            Put("note", note ?? "", row[FormVocabulary.Note]);
            return new FilledRow(DataFiles.Find("observations.csv")!, reading.Line.Line, main, cells);

            void Put(string column, string text, WorkbookCell? cell)
            {
                if (text.Length > 0)
                {
                    cells[column] = new(text, cell?.Place ?? main, cell?.Text ?? text);
                }
            }
        }
    }

    /// <summary>One plain number: what else a value may say has no meaning here.</summary>
    private NumberRefusal? UpTo(SheetGrid.GridRow row, out decimal? upTo)
    {
        var refusal = FormCells.Number(row[FormVocabulary.ValueTo], known.Asked(row.Code) with { IsNumerator = false }, out var said);
        upTo = said.Value;
        return refusal ?? (said is { UpTo: null, Qualifier: null, Estimate: false } ? null : new(ProblemCode.NotANumber));
    }

    private bool Taken(WorkbookCell? cell, NumberRefusal? refusal)
    {
        if (refusal is not null)
        {
            refuse(cell!.Place, refusal.Code, cell.Text, refusal.Details);
        }

        return refusal is null;
    }

    /// <summary>What a column says and what the value's own words say must be one.</summary>
    private bool Agree(WorkbookCell? cell, string column, string value, Reading reading)
    {
        if (column.Length == 0 || value.Length == 0 || column == value)
        {
            return true;
        }

        refuse(cell!.Place, ProblemCode.SaidTwice, cell.Text, reading.From!.Place.ToString(), reading.From.Text);
        return false;
    }
}
