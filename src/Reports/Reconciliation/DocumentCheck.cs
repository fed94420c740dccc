using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// Holds every number that a document prints, in sentence, table, chart, tile or alternative text, against the figure that it names: the
/// printed text, the typed number behind it and the drawn mark are one figure at one rounding, and the same wherever it stands.
/// </summary>
internal sealed class DocumentCheck
{
    private const char Figure = '\ufffc';

    private readonly BriefingInput input;
    private readonly FigureStatements statements;
    private readonly OtherNumbers others;
    private readonly Dictionary<(FigureReference Source, bool IsExcess), string> printed = [];

    private DocumentCheck(BriefingInput input)
    {
        this.input = input;
        statements = new FigureStatements(input);
        others = new OtherNumbers(input);
    }

    /// <exception cref="ReconciliationException">Something else is printed than the figures say.</exception>
    public static void Run(BriefingInput input, Document document)
    {
        var check = new DocumentCheck(input);
        foreach (var text in PrintedTexts.Of(document))
        {
            check.Text(text);
        }

        RowCheck.Run(input, document);
        ChangeRows.Run(input, document);
    }

    private void Text(PrintedText text)
    {
        var said = new List<Statement>();
        var before = "";
        foreach (var span in text.Text.Spans)
        {
            if (span.Source is { } source)
            {
                said.Add(Said(text, source, span.Content, before));
                before += Figure;
            }
            else
            {
                before += span.Content;
            }
        }

        if (IsOrdinal(text) || ChangeRows.Holds(text))
        {
            return;
        }

        if (others.FindUnexplained(before, text.Block) is { } unexplained)
        {
            throw new ReconciliationException(input, text.Place, unexplained, $"in “{text.Text.Plain}” it refers to no figure, and is part of no name, day or count");
        }

        if (text.Cell is { } cell)
        {
            Typed(text, cell.Number, cell.Decimals, said);
        }

        if (text.Mark is { } mark)
        {
            Drawn(text, mark.Value, said);
        }
    }

    private Statement Said(PrintedText text, FigureReference source, string content, string before)
    {
        var accepted = statements.Of(source);
        var claim = before.EndsWith("vượt ", StringComparison.Ordinal) && source.Field == FigureField.Attained ? "vượt " + content : content;
        var statement = accepted.FirstOrDefault(statement => statement.Text == claim)
            ?? throw new ReconciliationException(input, text.Place, claim, ReconciliationException.Says(source, accepted));
        var numerals = string.Concat(content.Where(letter => char.IsDigit(letter) || letter is '.' or ',' or '-'));
        var key = (source, claim.StartsWith("vượt ", StringComparison.Ordinal));
        if (numerals.Length > 0 && !printed.TryAdd(key, numerals) && printed[key] != numerals)
        {
            throw new ReconciliationException(input, text.Place, content, $"elsewhere the same figure is printed as “{printed[key]}”");
        }

        return statement;
    }

    /// <summary>The number of a table's cell goes into the workbook: it is the figure itself, shown with as many decimals as the text.</summary>
    private void Typed(PrintedText text, decimal? number, int decimals, List<Statement> said)
    {
        var figure = said.Find(statement => statement.Number is not null);
        if (number != figure?.Number || (number is not null && decimals != figure!.Decimals))
        {
            throw new ReconciliationException(
                input, text.Place, text.Text.Plain, $"the number behind it is {Plain(number)}, and the figure's is {Plain(figure?.Number)}");
        }
    }

    /// <summary>A gap may say what stands in the way of a mark, which is a plan of 0, and no other number.</summary>
    private void Drawn(PrintedText text, decimal? value, List<Statement> said)
    {
        var figure = said.Find(statement => statement.Number is not null)?.Number;
        var isGap = value is null && text.Text.Spans.All(span => span.Source is null or { Field: FigureField.TargetValue });
        if (figure != value && !isGap)
        {
            throw new ReconciliationException(
                input, text.Place, text.Text.Plain, value is null ? $"no mark is drawn, and the figure is {Plain(figure)}" : $"the mark is drawn at {Plain(value)}, and the figure is {Plain(figure)}");
        }
    }

    private static bool IsOrdinal(PrintedText text) =>
        text is { Cell: { Number: { } number, Text.Spans: [{ Source: null, Content: var content }] }, Ordinal: > 0 and var ordinal }
        && number == ordinal && content == PrintedNumber.Of(ordinal, 0, Figures.Rounding.HalfAway);

    private static string Plain(decimal? number) => number is { } value ? value.ToString("0.############################", CultureInfo.InvariantCulture) : "none";
}
