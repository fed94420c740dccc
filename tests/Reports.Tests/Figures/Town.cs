using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Figures;

/// <summary>A snapshot made by hand: the committee <c>town</c>, units of kind <c>org</c>, indicators that those report.</summary>
internal sealed class Town
{
    public static readonly DateTimeOffset AsOf = new(2023, 9, 18, 0, 0, 0, TimeSpan.FromHours(7));

    private readonly List<Unit> units = [new("town", "Thị ủy", null, "committee", null, null, null, null)];
    private readonly List<Indicator> indicators = [];
    private readonly List<Observation> observations = [];
    private readonly List<Target> targets = [];
    private readonly List<Succession> successions = [];
    private readonly List<Note> notes = [];
    private CalendarEntry? calendar;
    private DateTimeOffset? basePack;
    private bool basePackIsPublished;

    public Town Unit(
        string code, string? from = null, string? to = null, string kind = "org", string parent = "town", int? order = null, string? name = null)
    {
        units.Add(new(code, name ?? "Đơn vị " + code, null, kind, parent, order, Q(from), Q(to)));
        return this;
    }

    public Town Indicator(
        string code, IndicatorKind kind = IndicatorKind.Flow, Direction direction = Direction.Up, int? decimals = null, long scale = 1,
        string? numerator = null, string? denominator = null, string reportedBy = "org", string? partOf = null, string? name = null)
    {
        var shown = decimals ?? (kind is IndicatorKind.Ratio or IndicatorKind.Percent ? 1 : 0);
        indicators.Add(new(
            code, name ?? "Chỉ tiêu " + code, null, "cái", null, kind, numerator, denominator, direction, shown, scale,
            kind == IndicatorKind.Ratio ? [] : [reportedBy], Disclosure.Open, null, partOf));
        return this;
    }

    public Town Ratio(string code, string numerator, string denominator, Direction direction = Direction.Up, int decimals = 1) =>
        Indicator(code, IndicatorKind.Ratio, direction, decimals, 1, numerator, denominator);

    /// <summary>What of an indicator a pack may show.</summary>
    public Town Discloses(string code, decimal? maskBelow = null, Disclosure disclosure = Disclosure.Open)
    {
        var place = indicators.FindIndex(indicator => indicator.Code == code);
        indicators[place] = indicators[place] with { MaskBelow = maskBelow, Disclosure = disclosure };
        return this;
    }

    /// <summary>One value for each quarter; null is a withdrawn one.</summary>
    public Town Reports(string unit, string indicator, string quarter, params decimal?[] values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            Reported(unit, indicator, (Quarter.Parse(quarter) + place).ToString(), values[place]);
        }

        return this;
    }

    public Town Reported(
        string unit, string indicator, string quarter, decimal? value, Qualifier qualifier = Qualifier.Exact, decimal? valueTo = null,
        ObservationStatus status = ObservationStatus.Final, DateTimeOffset? first = null)
    {
        var recorded = first ?? AsOf.AddDays(-30);
        observations.Add(new(
            unit, indicator, Quarter.Parse(quarter), value, qualifier, valueTo, status, null, null, recorded, recorded));
        return this;
    }

    /// <summary>A value with what the unit itself wrote beside it.</summary>
    public Town Quotes(string unit, string indicator, string quarter, decimal value, decimal percent)
    {
        Reported(unit, indicator, quarter, value);
        observations[^1] = observations[^1] with { QuotedPercent = percent };
        return this;
    }

    public Town Withdrawn(string unit, string indicator, string quarter, decimal before)
    {
        Reported(unit, indicator, quarter, null);
        observations[^1] = observations[^1] with { WithdrawnValue = before };
        return this;
    }

    /// <summary>A value that was recorded after <see cref="BasePack"/>, and what it was then.</summary>
    public Town Revised(string unit, string indicator, string quarter, decimal? published, decimal? value)
    {
        Reported(unit, indicator, quarter, value);
        observations[^1] = observations[^1] with { PublishedValue = published, RecordedAt = AsOf.AddDays(-1) };
        return this;
    }

    /// <summary>The newest pack of the year before is as of two days before the town's figures.</summary>
    public Town BasePack(bool isPublished = true)
    {
        basePack = AsOf.AddDays(-2);
        basePackIsPublished = isPublished;
        return this;
    }

    public Town Target(string unit, string indicator, string from, string to, decimal value, TargetBasis basis = TargetBasis.Plan)
    {
        targets.Add(new(unit, indicator, Quarter.Parse(from), Quarter.Parse(to), value, basis, null));
        return this;
    }

    public Town Succession(string predecessor, string successor, string effective, decimal weight = 1)
    {
        successions.Add(new(predecessor, successor, Quarter.Parse(effective), weight));
        return this;
    }

    public Town Note(string unit, string period, NoteKind kind = NoteKind.Result, string text = "Đã tổ chức.", string field = "field")
    {
        notes.Add(new(unit, period, field, kind, null, text));
        return this;
    }

    public Town Calendar(string period, DateOnly deadline)
    {
        calendar = new("party", period, deadline.AddMonths(-9), deadline.AddDays(2), deadline, deadline.AddDays(3), null);
        return this;
    }

    public Snapshot Snapshot() => new(
        "sha256:0", null, units, indicators.ToDictionary(indicator => indicator.Code), observations, targets, successions, notes, calendar)
    {
        BasePackAsOf = basePack,
        BasePackIsPublished = basePackIsPublished,
    };

    public FigureScope Scope(string period, Rounding rounding = Rounding.HalfAway) => new(
        "series", "town", ["org"], [.. indicators.Select(indicator => indicator.Code)], Period(period), AsOf, "party", rounding, 0);

    public FigureSheet Sheet(string period, Rounding rounding = Rounding.HalfAway) =>
        FigureCalculator.Compute(Snapshot(), Scope(period, rounding));

    /// <summary>What a pack may show of the sheet.</summary>
    public FigureSheet Disclosed(string period, params string[] indicators)
    {
        var scope = Scope(period);
        scope = indicators.Length == 0 ? scope : scope with { Indicators = indicators };
        return DisclosedSheet.Of(FigureCalculator.Compute(Snapshot(), scope), Snapshot(), scope);
    }

    public FigureCell Total(string indicator, string period, Rounding rounding = Rounding.HalfAway) =>
        Sheet(period, rounding).Figures.Single(figure => figure.Indicator.Code == indicator).Total;

    public FigureCell Cell(string unit, string indicator, string period, Rounding rounding = Rounding.HalfAway) =>
        Sheet(period, rounding).Figures.Single(figure => figure.Indicator.Code == indicator)
            .Units.Single(row => row.Unit.Code == unit).Cell;

    public static Period Period(string code) => code == "2020-2025"
        ? Analytics.Reports.Periods.Period.Of(new Term(code, "Nhiệm kỳ", new Quarter(2020, 3), new Quarter(2025, 2)))
        : Analytics.Reports.Periods.Period.TryParse(code, out var period) ? period! : throw new ArgumentException(code);

    private static Quarter? Q(string? code) => code is null ? null : Quarter.Parse(code);
}
