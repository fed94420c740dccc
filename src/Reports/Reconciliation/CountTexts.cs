using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Reconciliation;

/// <summary>
/// What a pack may say of how many units or indicators something holds, counted anew. These counts are no fields of a figure: a number
/// that stands in none of these texts is a wrong one.
/// </summary>
internal sealed class CountTexts(BriefingInput input)
{
    private readonly Briefing briefing = new(input);

    public IEnumerable<string> All() =>
    [
        .. Coverage(),
        .. input.Sheet.Figures.SelectMany(Lacking),
        .. input.Sheet.Figures.SelectMany(Ranked),
        .. input.Sheet.Figures.SelectMany(Groups),
        .. Spokesmen(),
        .. Changes(),
    ];

    /// <summary>What each chart may say, by its id: what is true of one is not of another.</summary>
    public IReadOnlyDictionary<string, List<string>> OfCharts() => input.Series.Fields
        .SelectMany(field => field.Charts.SelectMany((request, index) => OfCharts($"bieu-do-{field.Code}-{PrintedNumber.Exact(index + 1)}", request)))
        // On the summary page a chart of the body stands once more, under a name of its own.
        .SelectMany(chart => ((string Id, List<string> Texts)[])[chart, ("tom-tat-" + chart.Id, chart.Texts)])
        .ToDictionary(chart => chart.Id, chart => chart.Texts, StringComparer.Ordinal);

    private IEnumerable<string> Coverage()
    {
        var units = input.Sheet.Coverage.Units;
        yield return $"có {Units(units.Count(unit => unit.State == CoverageState.Partial))} gửi chưa đủ số liệu";
        yield return $"có {Units(units.Count(unit => unit is { State: CoverageState.Missing, SentWords: true }))} mới báo cáo bằng lời";
        yield return $"có {Units(units.Count(unit => unit is { State: CoverageState.Missing, SentWords: false }))} chưa gửi báo cáo";
    }

    /// <summary>Units that are disclosed are counted themselves; of the others the sheet knows how many there are.</summary>
    private static IEnumerable<string> Lacking(Figure figure)
    {
        (FigureState State, string Words)[] lacks =
        [
            (FigureState.Missing, "chưa bao gồm "),
            (FigureState.Partial, "chưa đủ số liệu các quý của "),
            (FigureState.Carried, "lấy số liệu quý gần nhất của "),
        ];
        return lacks.Select(lack => lack.Words + Units(figure.Indicator.Disclosure == Disclosure.TotalOnly
            ? figure.UnitsInTotal.GetValueOrDefault(lack.State)
            : figure.Units.Count(unit => unit.InTotal == lack.State)));
    }

    /// <summary>Units in one place of an order are told by their number where they are too many to be named: what they all print follows.</summary>
    private IEnumerable<string> Ranked(Figure figure)
    {
        var units = UnitRanking.Comparable(briefing, figure);
        return units.GroupBy(unit => unit.Cell.Text, StringComparer.Ordinal)
            .Concat(units.Where(unit => unit.Cell.Target?.Attained is not null).GroupBy(unit => TargetWording.Attained(unit.Cell.Target!)!, StringComparer.Ordinal))
            .Where(place => place.Count() > Prose.MostNames)
            .Select(place => $"{Units(place.Count())} (");
    }

    private IEnumerable<string> Groups(Figure figure)
    {
        var units = UnitRanking.Comparable(briefing, figure);
        if (units.Count == 0 || !units.All(unit => unit.Cell.Target?.Attained is not null))
        {
            return [];
        }

        var plan = " " + TargetWording.Name(units[0].Cell.Target!);
        var groups = units.GroupBy(unit => decimal.Compare(unit.Cell.Target!.Attained!.Value, 100)).OrderByDescending(group => group.Key)
            .Select((group, place) => $"{Units(group.Count())} {(group.Key > 0 ? "vượt" : group.Key == 0 ? "đạt" : "chưa đạt")}{(place == 0 ? plan : "")}");
        return [$"có {string.Join(", ", groups)}."];
    }

    /// <summary>Units that all wrote the same are told by their number, too, and their words follow: of one field, or of all.</summary>
    private IEnumerable<string> Spokesmen()
    {
        var names = input.Sheet.Coverage.Units.ToDictionary(unit => unit.Unit.Code, unit => unit.Unit.NameVi, StringComparer.Ordinal);
        return briefing.Notes.GroupBy(note => (note.Kind, Words: Words(note.Text)))
            .SelectMany(same => (IEnumerable<IEnumerable<Note>>)[same, .. same.GroupBy(note => note.Field, StringComparer.Ordinal)])
            .Select(same => same.Select(note => names.GetValueOrDefault(note.Unit)).OfType<string>().Distinct(StringComparer.Ordinal).Count())
            .Where(units => units > Prose.MostNames)
            .Select(units => $"{Units(units)}: ");
    }

    private static string Words(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ';').ToUpperInvariant();

    /// <summary>Of the change list, which has its own check figure by figure.</summary>
    private IEnumerable<string> Changes() => input.Changes is { } changes
        ? [$": {Count(changes.Figures.Count)} số liệu thay đổi", $", {Count(changes.UnitsAdded)} đơn vị bổ sung"]
        : [];

    /// <summary>A trend is a chart for each indicator.</summary>
    private IEnumerable<(string Id, List<string> Texts)> OfCharts(string id, ChartRequest request)
    {
        var figures = request.Indicators.Select(briefing.FindFigure).OfType<Figure>().ToList();
        return request.Form switch
        {
            ChartForm.Attainment => [(id, [Attainment(figures)])],
            ChartForm.Comparison => [(id, Comparison(figures))],
            ChartForm.Trend => request.Indicators.Select((code, index) => (
                request.Indicators.Count == 1 ? id : $"{id}-{PrintedNumber.Exact(index + 1)}", new List<string> { Trend(code, request.Quarters) })),
            ChartForm.Ranking or ChartForm.Heatmap => [],
            _ => throw new InvalidOperationException($"No rule counts what a chart of the form {request.Form} says."),
        };
    }

    private static string Attainment(List<Figure> figures)
    {
        var judged = figures.Where(figure => figure.Indicator.Direction == Direction.Up).Select(figure => figure.Total.Target)
            .OfType<TargetFigure>().Where(target => target.Attained is not null).ToList();
        var good = judged.Count(target => target.Status is TargetStatus.Met or TargetStatus.OnPace);
        return $"{Count(good)}/{Count(judged.Count)} chỉ tiêu {(judged.TrueForAll(target => target.Elapsed >= 1) ? "hoàn thành" : "bảo đảm tiến độ")} ";
    }

    /// <summary>What is not whole, this year or last, is neither up nor down; the others are what their printed words say.</summary>
    private List<string> Comparison(List<Figure> figures)
    {
        var whole = figures.Select(figure => (figure.Total, figure.Indicator))
            .Where(one => one.Total is not { State: FigureState.Partial, Value: not null } and not { Previous: { State: FigureState.Partial, Value: not null } })
            .Select(one => ChangeWording.Of(one.Total, one.Indicator, input.Series.Rounding)?.Text ?? "").ToList();
        int Moved(string direction) => whole.Count(words => words.StartsWith(direction, StringComparison.Ordinal));
        return
        [
            $"trong {Count(figures.Count)} chỉ tiêu có {Count(Moved("tăng"))} tăng, {Count(Moved("giảm"))} giảm",
            $"; {Count(figures.Count - whole.Count)} chỉ tiêu chưa đủ số liệu",
        ];
    }

    private string Trend(string indicator, int quarters)
    {
        var drawn = input.Trends.GetValueOrDefault(indicator, []).TakeLast(quarters);
        return $"trong {Count(drawn.Count(point => point.Cell.Value is not null))} quý có số liệu";
    }

    private static string Units(int count) => Count(count) + " đơn vị";

    private static string Count(int count) => PrintedNumber.Of(count, 0, Rounding.HalfAway);
}
