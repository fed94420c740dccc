using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>Which numbers of which units are masked, by indicator: a row of units at a time, the value, last year's and the target's.</summary>
internal sealed class UnitMasks
{
    private static readonly HashSet<string> Nobody = [];

    private readonly FigureBasis basis;
    private readonly Dictionary<string, Figure> figures;
    private readonly Dictionary<string, Dictionary<string, Masks>> known = new(StringComparer.Ordinal);

    public UnitMasks(FigureSheet sheet, FigureBasis basis)
    {
        this.basis = basis;
        figures = sheet.Figures.ToDictionary(figure => figure.Indicator.Code, StringComparer.Ordinal);

        // A part need not be an indicator of the series; what is masked of it masks the ratio all the same.
        string[] parts =
        [
            .. sheet.Figures.Where(figure => figure.Indicator.Kind == IndicatorKind.Ratio)
                .SelectMany(figure => new[] { figure.Indicator.Numerator!, figure.Indicator.Denominator! })
                .Distinct(StringComparer.Ordinal)
                .Where(part => !figures.ContainsKey(part) && basis.Indicator(part).MaskBelow is not null),
        ];
        if (parts.Length > 0)
        {
            foreach (var part in FigureCalculator.Compute(basis.Snapshot, basis.Scope with { Indicators = parts }).Figures)
            {
                figures.Add(part.Indicator.Code, part);
            }
        }
    }

    /// <summary>By unit; a unit that is not in it has nothing masked.</summary>
    public Dictionary<string, Masks> Of(string indicator)
    {
        if (!known.TryGetValue(indicator, out var masks))
        {
            known[indicator] = masks = figures.TryGetValue(indicator, out var figure) ? Find(figure) : [];
        }

        return masks;
    }

    private Dictionary<string, Masks> Find(Figure figure) => figure.Indicator switch
    {
        { Kind: IndicatorKind.Flow or IndicatorKind.Stock, MaskBelow: { } least } => OfCounts(figure, least),
        { Kind: IndicatorKind.Ratio } => OfRatio(figure),
        _ => [],
    };

    private static Dictionary<string, Masks> OfCounts(Figure figure, decimal least)
    {
        var masks = new Dictionary<string, Masks>(StringComparer.Ordinal);
        var values = Row(figure, cell => cell.Value);
        var hidden = Widened(values, Small(values, least));
        Add(masks, Masks.Value, hidden);
        var before = Row(figure, cell => cell.Previous?.Value);
        Add(masks, Masks.Previous, Widened(before, Small(before, least).Concat(hidden)));
        var toDate = Row(figure, cell => cell.Target?.ToDate);
        Add(masks, Masks.Target, Widened(toDate, Small(toDate, least).Concat(hidden)));
        // In the workbook and the pack's JSON.
        var today = Row(figure, cell => cell.LikeForLike);
        Add(masks, Masks.LikeForLike, Widened(today, Small(today, least).Concat(hidden)));
        return masks;
    }

    private Dictionary<string, Masks> OfRatio(Figure figure)
    {
        var masks = new Dictionary<string, Masks>(StringComparer.Ordinal);
        Dictionary<string, Masks>[] parts = [Of(figure.Indicator.Numerator!), Of(figure.Indicator.Denominator!)];
        HashSet<string> InAPart(Masks what) => [.. parts.SelectMany(part => part.Where(unit => unit.Value.HasFlag(what))).Select(unit => unit.Key)];

        // Over a divisor of 0 there is no value, and the parts are printed beside the dash all the same.
        var values = Row(figure, cell => cell.Value ?? (cell.Numerator is null && cell.Denominator is null ? null : 0));
        var hidden = Widened(values, InAPart(Masks.Value));
        Add(masks, Masks.Value, hidden);
        Add(masks, Masks.Previous, Widened(Row(figure, cell => cell.Previous?.Value), InAPart(Masks.Previous).Concat(hidden)));
        var overWindow = hidden.Concat(PartsToDate(figure, figure.Indicator.Numerator!)).Concat(PartsToDate(figure, figure.Indicator.Denominator!));
        Add(masks, Masks.Target, Widened(Row(figure, cell => cell.Target?.ToDate), overWindow));
        Add(masks, Masks.LikeForLike, Widened(Row(figure, cell => cell.LikeForLike), InAPart(Masks.LikeForLike).Concat(hidden)));
        return masks;
    }

    /// <summary>Units whose part is masked over the window of the ratio's target, which may begin before the period.</summary>
    private HashSet<string> PartsToDate(Figure ratio, string code)
    {
        var part = basis.Indicator(code);
        if (part.MaskBelow is not { } least)
        {
            return Nobody;
        }

        Dictionary<string, decimal> values = ratio.Units
            .Where(unit => unit.Cell.Target is not null)
            .Select(unit => (unit.Unit.Code, Part: UnitReadings.Of(basis, unit.Unit, part, Period.Between(unit.Cell.Target!.From, basis.Period.Last))))
            .Where(unit => unit.Part.Value is not null)
            .ToDictionary(unit => unit.Code, unit => unit.Part.Value!.Value.ToDecimal(), StringComparer.Ordinal);
        return Widened(values, Small(values, least));
    }

    /// <summary>In display order, those that have the number.</summary>
    private static Dictionary<string, decimal> Row(Figure figure, Func<FigureCell, decimal?> number) => figure.Units
        .Where(unit => number(unit.Cell) is not null)
        .ToDictionary(unit => unit.Unit.Code, unit => number(unit.Cell)!.Value, StringComparer.Ordinal);

    private static HashSet<string> Small(Dictionary<string, decimal> row, decimal least) =>
        [.. row.Where(unit => unit.Value > 0 && unit.Value < least).Select(unit => unit.Key)];

    /// <summary>A single masked number would be what is left of the total: the smallest other one above 0 is masked with it.</summary>
    private static HashSet<string> Widened(Dictionary<string, decimal> row, IEnumerable<string> hidden)
    {
        HashSet<string> ofRow = [.. hidden.Where(row.ContainsKey)];
        var others = row.Where(unit => unit.Value > 0 && !ofRow.Contains(unit.Key)).OrderBy(unit => unit.Value).Select(unit => unit.Key);
        if (ofRow.Count == 1 && others.FirstOrDefault() is { } smallest)
        {
            ofRow.Add(smallest);
        }

        return ofRow;
    }

    private static void Add(Dictionary<string, Masks> masks, Masks what, IEnumerable<string> units)
    {
        foreach (var unit in units)
        {
            masks[unit] = masks.GetValueOrDefault(unit) | what;
        }
    }
}
