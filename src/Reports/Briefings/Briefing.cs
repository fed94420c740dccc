using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings;

/// <summary>One briefing in the making: its input with the look-ups that every section needs.</summary>
internal sealed class Briefing
{
    private readonly Dictionary<string, Figure> figures;
    private readonly Dictionary<string, string> unitNames;

    public Briefing(BriefingInput input)
    {
        Input = input;
        figures = input.Sheet.Figures.ToDictionary(figure => figure.Indicator.Code, StringComparer.Ordinal);
        unitNames = input.Sheet.Coverage.Units.ToDictionary(unit => unit.Unit.Code, unit => unit.Unit.NameVi, StringComparer.Ordinal);
        Notes = [.. NotesInOrder()];
    }

    public BriefingInput Input { get; }

    public SeriesDefinition Series => Input.Series;

    public FigureSheet Sheet => Input.Sheet;

    public Rounding Rounding => Input.Series.Rounding;

    public Period Period => Input.Sheet.Period;

    public string PeriodName => Times.Name(Period);

    /// <summary>Notes of this period on fields of this series, by field, unit in list order, and ordinal.</summary>
    public IReadOnlyList<Note> Notes { get; }

    public Figure Figure(string indicator) => figures.TryGetValue(indicator, out var figure)
        ? figure
        : throw new InvalidOperationException(
            $"The figures of series {Sheet.Series}, committee {Sheet.Committee}, period {Period} lack the indicator {indicator}.");

    public Figure? FindFigure(string? indicator) => indicator is null ? null : figures.GetValueOrDefault(indicator);

    public FigureReference Reference(Figure figure, FigureField field, string? unit = null) =>
        new(figure.Indicator.Code, unit, Period.Code, field);

    /// <summary>A figure's field as it is printed.</summary>
    public Text Show(string content, Figure figure, FigureField field, string? unit = null) =>
        new([new Span(content, Reference(figure, field, unit))]);

    /// <summary>The per-unit cells that a reader may see: none for an indicator that is disclosed as a total only.</summary>
    public static IReadOnlyList<UnitFigure> OpenUnits(Figure figure) =>
        figure.Indicator.Disclosure == Disclosure.TotalOnly ? [] : figure.Units;

    /// <summary>Whether what a unit is compared with is not its own history alone.</summary>
    public bool HasPredecessors(Indicator indicator, Unit unit) =>
        indicator.Kind is IndicatorKind.Flow or IndicatorKind.Stock or IndicatorKind.Ratio
        && Input.Reorganisations.Any(step => step.Successor?.Code == unit.Code);

    /// <summary>Whether a unit is there in all quarters of the period and took over from no other after the first one: only then are its numbers of all of it.</summary>
    public bool IsItselfThroughout(Indicator indicator, Unit unit) =>
        !(unit.ValidFrom > Period.First) && !(unit.ValidTo < Period.Last)
        && !(HasPredecessors(indicator, unit)
            && Input.Reorganisations.Any(step => step.Successor?.Code == unit.Code && step.Effective > Period.First && step.Effective <= Period.Last));

    /// <summary>
    /// Units' words with their names in front, in the order of the first who said them; the committee's own stand alone. Equal words are
    /// printed once, those that repeat a sentence from figures not at all.
    /// </summary>
    /// <param name="said">The sentences that the figures say already.</param>
    public IReadOnlyList<Text> Attributed(IEnumerable<Note> notes, params IEnumerable<Text> said)
    {
        var known = said.Select(sentence => Words(sentence.Plain)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. notes.GroupBy(note => Words(note.Text), StringComparer.OrdinalIgnoreCase)
                .Where(same => !known.Contains(same.Key))
                .Select(same => (Text)(same.Any(note => note.Unit == Sheet.Committee)
                    ? same.First().Text
                    : $"{Prose.Names([.. same.Select(note => unitNames[note.Unit]).Distinct(StringComparer.Ordinal)])}: {same.First().Text}")),
        ];
    }

    /// <summary>What is said, whatever kind of space or stop stands in it.</summary>
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';');

    private IEnumerable<Note> NotesInOrder()
    {
        var fieldOrder = Series.Fields.Select((field, index) => (field.Code, index)).ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        var unitOrder = unitNames.Keys.Select((code, index) => (code, index)).ToDictionary(pair => pair.code, pair => pair.index, StringComparer.Ordinal);
        return Input.Notes
            .Where(note => note.Period == Period.Code && fieldOrder.ContainsKey(note.Field))
            .Where(note => note.Unit == Sheet.Committee || unitNames.ContainsKey(note.Unit))
            .OrderBy(note => fieldOrder[note.Field])
            .ThenBy(note => unitOrder.GetValueOrDefault(note.Unit, -1))
            .ThenBy(note => note.Ordinal ?? int.MaxValue)
            .ThenBy(note => note.Text, StringComparer.Ordinal);
    }
}
