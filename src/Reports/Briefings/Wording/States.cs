using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>What stands behind a value, said in words; the same words in sentences and footnotes.</summary>
internal static class States
{
    public const string NothingYet = "chưa có số liệu";

    /// <summary>For a place too narrow for more, such as a chart's gap.</summary>
    public const string Gap = "chưa có";

    /// <summary>In a chart's title, where the table beside it says what is lacking.</summary>
    public const string NotEnough = "chưa đủ số liệu";

    /// <summary>Before a number that is not final.</summary>
    public const string Estimated = "ước ";

    public const string OnTodaysUnits = "so sánh theo tổ chức hiện nay";

    /// <summary>What "…" means, wherever it stands.</summary>
    public const string TooSmall = "số nhỏ, không công bố theo đơn vị";

    private const string IncompleteBase = "số liệu cùng kỳ chưa đầy đủ";
    private const string EstimatedBase = "số liệu cùng kỳ là số ước";

    /// <summary>What the base of a comparison lacks: without these words a rise may be nothing but missing reports of last year.</summary>
    public static IReadOnlyList<string> BaseShortfall(FigureCell cell) =>
        cell.Previous is { Value: not null, State: FigureState.Partial } ? [IncompleteBase] : [];

    /// <summary>That what is compared with is not final either.</summary>
    public static IReadOnlyList<string> BaseEstimate(FigureCell cell) =>
        cell.Previous is { Value: not null, Estimate: true } ? [EstimatedBase] : [];

    /// <summary>That a running total is not final although the period's value is.</summary>
    public static IReadOnlyList<string> TargetEstimate(FigureCell cell) =>
        cell is { Estimate: false, Target: { ToDate: not null, Estimate: true } } ? ["lũy kế theo kế hoạch có số ước"] : [];

    /// <summary>That the base is another one than readers were told a year ago; of the committee's total only.</summary>
    public static IReadOnlyList<string> RevisedBase(Briefing briefing, Figure figure)
    {
        if (figure.Total.Previous is not { } previous || !briefing.Input.PublishedBases.TryGetValue(figure.Indicator.Code, out var published))
        {
            return [];
        }

        const string revised = "số liệu cùng kỳ đã được điều chỉnh sau khi công bố";
        string? Print(decimal? value) => value is { } number ? Numbers.Value(number, figure.Indicator, briefing.Rounding) : null;
        return (Print(published), Print(previous.Value)) switch
        {
            ({ } then, { } now) when then != now => [$"{revised}, từ {then} thành {now}"],
            ({ } then, null) => [$"số liệu cùng kỳ đã bị rút sau khi công bố, trước đó là {then}"],
            (null, _) => ["số liệu cùng kỳ được bổ sung sau khi công bố"],
            _ => [revised],
        };
    }

    /// <summary>What a value lacks: units that sent nothing, quarters that are not there, older values carried over.</summary>
    public static IReadOnlyList<string> Shortfalls(Figure figure)
    {
        if (figure.Total.State is FigureState.Complete or FigureState.Missing && figure.Indicator.Kind != IndicatorKind.Percent)
        {
            return [];
        }

        return
        [
            .. Shortfall(figure, FigureState.Missing, "số liệu chưa bao gồm "),
            .. Shortfall(figure, FigureState.Partial, "chưa đủ số liệu các quý của "),
            .. Shortfall(figure, FigureState.Carried, "lấy số liệu quý gần nhất của "),
        ];
    }

    public static IReadOnlyList<string> Footnotes(Figure figure)
    {
        var notes = Shortfalls(figure).ToList();
        if (figure.Indicator.Kind == IndicatorKind.Percent)
        {
            notes.Add("tỷ lệ do từng đơn vị báo cáo, không tính chung");
        }
        else if (figure.Total.Value is null)
        {
            notes.Add(NothingYet);
        }

        if (figure.Total.Estimate)
        {
            notes.Add("số ước thực hiện");
        }

        return notes;
    }

    /// <summary>Why there is no comparison where both years could have one; a missing value shows as a dash of its own.</summary>
    public static IReadOnlyList<string> NoComparison(FigureCell cell) =>
        cell.Change is { Reason: NoChange.NotComparable or NoChange.BaseZero or NoChange.BaseNegative } change ? [change.Text] : [];

    /// <summary>What the comparison with the previous year lacks, for the full table.</summary>
    public static IReadOnlyList<string> ComparisonFootnotes(Briefing briefing, Figure figure) =>
        [.. NoComparison(figure.Total), .. BaseFootnotes(briefing, figure), .. Restated(figure)];

    /// <summary>What has to be known of the base wherever it is printed.</summary>
    public static IReadOnlyList<string> BaseFootnotes(Briefing briefing, Figure figure) =>
        [.. BaseShortfall(figure.Total), .. BaseEstimate(figure.Total), .. RevisedBase(briefing, figure)];

    /// <summary>Where the comparison uses other numbers than those reported at the time, because units merged or split.</summary>
    public static IReadOnlyList<string> Restated(Figure figure) =>
        figure.Total.Previous is { Value: not null } && BothViews.Differ(figure) ? [OnTodaysUnits] : [];

    private static IEnumerable<string> Shortfall(Figure figure, FigureState state, string words)
    {
        // Naming the unit of a figure that is disclosed as a total only would say something about its cell.
        if (figure.Indicator.Disclosure == Disclosure.TotalOnly)
        {
            return figure.UnitsInTotal.GetValueOrDefault(state) is > 0 and var count ? [words + Numbers.Count(count) + " đơn vị"] : [];
        }

        var names = figure.Units.Where(unit => unit.InTotal == state).Select(unit => unit.Unit.NameVi).ToList();
        return names.Count == 0 ? [] : [words + Prose.Names(names)];
    }
}
