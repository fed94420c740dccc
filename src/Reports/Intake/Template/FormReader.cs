using System.Globalization;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Template;

/// <summary>From a filled-in collection workbook to rows of data files, every problem at its cell and all at once.</summary>
internal sealed class FormReader(WorkbookSource source, KnownForms known, ProblemList problems)
{
    private readonly List<FilledRow> rows = [];
    private readonly List<FigureLine> figures = [];
    private readonly Dictionary<string, int> sheets = new(StringComparer.Ordinal);

    /// <summary>What the workbook says it is for, once it was read; null when it does not say so.</summary>
    public FormIdentity? Found { get; private set; }

    /// <returns>Nothing when the workbook is not what it should be; a problem says why.</returns>
    public IReadOnlyList<FilledRow> Read(Workbook workbook)
    {
        if (Identity(workbook) is not { } identity)
        {
            return [];
        }

        Found = identity;

        foreach (var sheet in workbook.Sheets.Where(sheet => sheet.Cells is [var first, ..] && first.Text != FormVocabulary.Guide))
        {
            sheets[sheet.Name] = sheets.Count;
            if (SheetGrid.TryRead(sheet, out var grid))
            {
                ReadSheet(grid, identity);
            }
            else
            {
                Refuse(new CellPlace(sheet.Name, 1, 1), ProblemCode.StrangeSheet, sheet.Name);
            }
        }

        return [.. rows, .. new FigureLines(known, figures, Refuse).Filled(identity)];
    }

    private FormIdentity? Identity(Workbook workbook)
    {
        var names = new FormIdentity("", "", "", "").Names.Select(name => name.Name).ToList();
        var missing = names.Where(name => !workbook.Names.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            return Refused(ProblemCode.NotATemplate, null, string.Join(", ", missing));
        }

        var version = workbook.Names[FormIdentity.VersionName];
        if (version != FormIdentity.Version)
        {
            return Refused(ProblemCode.OtherTemplate, version, FormIdentity.Version);
        }

        var (series, quarter, period) = (workbook.Names[FormIdentity.SeriesName], workbook.Names[FormIdentity.QuarterName], workbook.Names[FormIdentity.PeriodName]);
        if (!known.HasSeries(series))
        {
            return Refused(ProblemCode.UnknownSeries, series);
        }

        if (!Quarter.TryParse(quarter, out _))
        {
            return Refused(ProblemCode.BadQuarter, quarter);
        }

        return period.Length > 0 && !Period.TryParse(period, out _) && !Period.LooksLikeTerm(period)
            ? Refused(ProblemCode.BadPeriod, period)
            : new FormIdentity(series, workbook.Names[FormIdentity.UnitName], quarter, period);
    }

    private void ReadSheet(SheetGrid grid, FormIdentity identity)
    {
        foreach (var cell in grid.RepeatedColumns)
        {
            Refuse(cell.Place, ProblemCode.RepeatedColumn, cell.Text);
        }

        foreach (var place in new MergedInputs(grid).Places())
        {
            Refuse(place, ProblemCode.MergedInput, null);
        }

        foreach (var row in grid.Above)
        {
            if (Said(row, FormVocabulary.Inputs(grid.Kind)) is { } stray)
            {
                Refuse(stray.Place, ProblemCode.LineAboveHeadings, stray.Text);
            }
        }

        foreach (var row in grid.Rows)
        {
            foreach (var cell in row.Repeated)
            {
                Refuse(cell.Place, ProblemCode.RepeatedCell, cell.Text);
            }

            switch (grid.Kind)
            {
                case FormVocabulary.Figures when HasCode(row, FormVocabulary.Value, FormVocabulary.ValueTo, FormVocabulary.Note):
                    figures.Add(new FigureLine(Line(row.Place(FormVocabulary.Value)), row));
                    break;
                case FormVocabulary.Words when HasCode(row, FormVocabulary.Text):
                    ReadWords(row, identity);
                    break;
                case FormVocabulary.Plans when HasCode(row, FormVocabulary.Value, FormVocabulary.Source):
                    ReadPlan(row, identity);
                    break;
            }
        }
    }

    /// <summary>A row without a code and without input is a heading; with input it belongs to nothing.</summary>
    private bool HasCode(SheetGrid.GridRow row, params IReadOnlyList<string> inputs)
    {
        if (row.HasCode)
        {
            return true;
        }

        if (Said(row, inputs) is { } stray)
        {
            Refuse(stray.Place, ProblemCode.LineWithoutCode, stray.Text);
        }

        return false;
    }

    /// <summary>The first input that says something.</summary>
    private static WorkbookCell? Said(SheetGrid.GridRow row, IReadOnlyList<string> inputs) =>
        inputs.Select(input => row[input]).FirstOrDefault(cell => !FormCells.SaysNothing(cell));

    private void ReadWords(SheetGrid.GridRow row, FormIdentity identity)
    {
        if (row[FormVocabulary.Text] is not { } cell || FormCells.SaysNothing(cell))
        {
            return;
        }

        if (FormCells.Words(cell, out var text) is { } refusal)
        {
            Refuse(cell.Place, refusal.Code, cell.Text, refusal.Details);
            return;
        }

        if (row.Code.Split('/') is not [var field, var kind, var ordinal])
        {
            Refuse(cell.Place, ProblemCode.LineWithoutCode, row.Code);
            return;
        }

        rows.Add(Filled("notes.csv", cell, ("unit", identity.Unit), ("period", identity.Period), ("field", field), ("kind", kind), ("ordinal", ordinal), ("text", text!)));
    }

    private void ReadPlan(SheetGrid.GridRow row, FormIdentity identity)
    {
        var cell = row[FormVocabulary.Value];
        var said = SaidNumber.NotReported;
        var refusal = (FormCells.SaysNothing(cell) ? null : known.OtherMeasure(row))
            ?? FormCells.Number(cell, known.Asked(row.Code) with { IsNumerator = false }, out said);
        if (refusal is null && (said.Qualifier is not null and not Figures.Qualifier.Exact || said.Estimate || said.UpTo is not null))
        {
            refusal = new(ProblemCode.PlanNotExact);
        }

        if (refusal is not null)
        {
            Refuse(cell!.Place, refusal.Code, cell.Text, refusal.Details);
            return;
        }

        var source = row[FormVocabulary.Source];
        if (FormCells.Words(source, out var text) is { } bad)
        {
            Refuse(source!.Place, bad.Code, source.Text, bad.Details);
        }
        else if (said.Value is { } value)
        {
            var year = identity.Quarter[..4];
            var filled = Filled(
                "targets.csv", cell!, ("unit", identity.Unit), ("indicator", row.Code), ("from", year + "-Q1"), ("to", year + "-Q4"),
                ("value", FigureLines.Text(value)), ("basis", "plan"));
            rows.Add(text is null ? filled : filled with
            {
                Cells = new Dictionary<string, FilledCell>(filled.Cells) { [FormVocabulary.Source] = new(text, source!.Place, source.Text) },
            });
        }
        else if (text is not null)
        {
            Refuse(source!.Place, ProblemCode.SaidWithoutValue, text);
        }
    }

    private FilledRow Filled(string file, WorkbookCell main, params IReadOnlyList<(string Column, string Text)> cells) => new(
        DataFiles.Find(file)!, Line(main.Place), main.Place, cells.Where(cell => cell.Text.Length > 0)
            .ToDictionary(cell => cell.Column, cell => new FilledCell(cell.Text, main.Place, cell.Column is "value" or "text" ? main.Text : cell.Text), StringComparer.Ordinal));

    private FormIdentity? Refused(ProblemCode code, string? value, params IReadOnlyList<string> details)
    {
        problems.Add(new Problem(code, source.Name, Value: value, Details: details), source.Index);
        return null;
    }

    private void Refuse(CellPlace place, ProblemCode code, string? value, params IReadOnlyList<string> details) =>
        problems.Add(new Problem(code, source.Name, Value: value, Details: details) { Place = place }, source.Index, order: Line(place));

    /// <summary>One number for a row of any sheet, in the order of the sheets.</summary>
    private long Line(CellPlace place) => (sheets[place.Sheet] * (long)CellPlace.MostRows) + place.Row;
}
