using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>
/// Units beside each other in words (DOMAIN §5.7). Only what may fairly be ranked is: never an indicator that is not judged or not
/// disclosed by unit, never a unit whose numbers are not whole, nor one that came out of others within the period.
/// </summary>
internal static class UnitRanking
{
    /// <summary>With fewer there is no field of units for one to be low in.</summary>
    private const int FewestForLow = 4;

    /// <summary>A result is low below this share of the units' median; the last of units that lie close together is not.</summary>
    private const decimal LowShare = 0.8m;

    /// <summary>In front of what is said of units when some of them have not all their numbers.</summary>
    public const string AmongWhole = "trong các đơn vị có đủ số liệu cả kỳ, ";

    /// <summary>The units that may be ranked, in list order; a masked one has no value here.</summary>
    public static IReadOnlyList<UnitFigure> Comparable(Briefing briefing, Figure figure)
    {
        var units = Briefing.OpenUnits(figure);
        return figure.Indicator.Direction == Direction.None || figure.Indicator.Kind == IndicatorKind.Milestone
            ? []
            : [.. units.Where(unit => unit.Cell is { Value: not null, State: FigureState.Complete } && briefing.IsItselfThroughout(figure.Indicator, unit.Unit))];
    }

    /// <summary>
    /// The comparable units in places, best first; equal in print is equal in rank. None where all print the same.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<UnitFigure>> Places(Briefing briefing, Figure figure)
    {
        var units = Comparable(briefing, figure);
        var sign = figure.Indicator.Direction == Direction.Down ? -1 : 1;
        var places = units.OrderByDescending(unit => sign * unit.Cell.Value).GroupBy(unit => unit.Cell.Text, StringComparer.Ordinal).ToList();
        return places.Count < 2 ? [] : [.. places.Select(place => place.ToList())];
    }

    /// <summary>"…: đơn vị dẫn đầu là Hội Nông dân (62,5%); tiếp theo là Hội Phụ nữ (60,0%).", and who is low; null where nothing can be ranked.</summary>
    public static Text? Of(Briefing briefing, Figure figure)
    {
        var units = Comparable(briefing, figure);
        var byPlan = units.Count > 0 && units.All(unit => PlanOf(unit) is not null) && units.Select(PlanOf).Distinct(StringComparer.Ordinal).Count() == 1;
        Ranked Ranked(UnitFigure unit) => byPlan
            ? new(unit, unit.Cell.Target!.Attained!.Value, TargetWording.Attained(unit.Cell.Target)!, FigureField.Attained)
            : new(unit, unit.Cell.Value!.Value, unit.Cell.Text, FigureField.Value);
        var sign = figure.Indicator.Direction == Direction.Down ? -1 : 1;
        // Equal in print is equal in rank.
        var places = units.Select(Ranked).OrderByDescending(unit => sign * unit.Number).GroupBy(unit => unit.Printed, StringComparer.Ordinal).Select(place => place.ToList()).ToList();
        if (places.Count < 2 || HasMasked(figure))
        {
            return null;
        }

        var low = Low(places.Skip(1), [.. units.Select(unit => Ranked(unit).Number)]);
        var sentence = $"{figure.Indicator.NameVi}{(byPlan ? $", so với {PlanOf(units[0])}" : "")}: {Among(figure, units)}đơn vị dẫn đầu là " + Named(places[0])
            + (low.Contains(places[1]) ? "." : "; tiếp theo là " + Named(places[1]) + ".");
        return low.Count == 0 ? sentence : sentence + (low.Sum(place => place.Count) == 1 ? " Đơn vị kết quả còn thấp: " : " Một số đơn vị kết quả còn thấp: ") + Prose.Join(low.Select(Named), "; ") + ".";

        Text Named(IReadOnlyList<Ranked> place) =>
            Prose.Names([.. place.Select(unit => unit.Of.Unit.NameVi)]) + " (" + (place.Any(IsEstimate) ? States.Estimated : "")
                + briefing.Show(place[0].Printed, figure, place[0].Field, place[0].Of.Unit.Code)
                + (byPlan ? "" : Quantities.Behind(figure.Indicator)) + ")";

        bool IsEstimate(Ranked unit) => byPlan ? unit.Of.Cell.Target!.Estimate : unit.Of.Cell.Estimate;

        // Bare counts of units of different sizes say nothing about how well they did.
        List<List<Ranked>> Low(IEnumerable<List<Ranked>> others, decimal[] numbers) =>
            figure.Indicator.Direction != Direction.Up || units.Count < FewestForLow || !(byPlan || Numbers.IsPercentage(figure.Indicator))
                ? []
                : [.. others.Where(place => place[0].Number < LowShare * Median(numbers))];
    }

    /// <summary>"…: có 3 đơn vị vượt kế hoạch năm, 1 đơn vị đạt, 2 đơn vị chưa đạt."; null until the plans' time is over.</summary>
    /// <param name="isNamed">False right behind <see cref="Of"/>, which has named the indicator and the units meant.</param>
    public static Text? Groups(Briefing briefing, Figure figure, bool isNamed = true)
    {
        var units = Comparable(briefing, figure);
        if (figure.Indicator.Direction != Direction.Up || units.Count < 2 || HasMasked(figure)
            || !units.All(unit => unit.Cell.Target is { Elapsed: >= 1 } && PlanOf(unit) is { } plan && plan == PlanOf(units[0])))
        {
            return null;
        }

        (int Count, string Did)[] groups =
        [
            (units.Count(unit => unit.Cell.Target!.Attained > 100), "vượt"),
            (units.Count(unit => unit.Cell.Target!.Attained == 100), "đạt"),
            (units.Count(unit => unit.Cell.Target!.Attained < 100), "chưa đạt"),
        ];
        var said = groups.Where(group => group.Count > 0)
            .Select((group, place) => $"{Numbers.Count(group.Count)} đơn vị {group.Did}{(place == 0 ? " " + PlanOf(units[0]) : "")}");
        var counted = $"có {string.Join(", ", said)}.";
        return isNamed ? $"{figure.Indicator.NameVi}: {Among(figure, units)}{counted}" : Prose.Capital(counted);
    }

    /// <summary>Where a masked unit stands is unknown: in words nobody leads or is low then, while a picture has its sign in the unit's place.</summary>
    private static bool HasMasked(Figure figure) => figure.Units.Any(unit => (unit.Cell.Masked & (Masks.Value | Masks.Target)) != 0);

    private static string Among(Figure figure, IReadOnlyCollection<UnitFigure> units) =>
        units.Count == figure.Units.Count ? "" : AmongWhole;

    private sealed record Ranked(UnitFigure Of, decimal Number, string Printed, FigureField Field);

    private static string? PlanOf(UnitFigure unit) => unit.Cell.Target is { Attained: not null, State: FigureState.Complete } target ? TargetWording.Name(target) : null;

    private static decimal Median(decimal[] numbers)
    {
        Array.Sort(numbers);
        return (numbers[(numbers.Length - 1) / 2] + numbers[numbers.Length / 2]) / 2;
    }
}
