using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>What stands behind a mark of a chart.</summary>
internal readonly record struct Standing(FigureState State, bool Estimate)
{
    public static Standing Of(FigureCell cell) => new(cell.State, cell.Estimate);
}

/// <summary>One present mark of a chart with what it is called and how it is printed.</summary>
/// <param name="IsPartial">Something that was expected is not in it: it may still grow, and nothing is said to rise or fall by it.</param>
internal sealed record Mark(string Name, decimal Value, Text Label, bool IsPartial, bool IsEstimate)
{
    /// <summary>"Hội Nông dân (62 hội viên)".</summary>
    public Text Named(string behind = "") =>
        Name + " (" + (IsEstimate ? States.Estimated : "") + Label + behind + (IsPartial ? ", chưa đủ" : "") + ")";

    /// <summary>The present points of a series, in the chart's order.</summary>
    public static IReadOnlyList<Mark> Of(IReadOnlyList<string> categories, IReadOnlyList<ChartPoint> points, IReadOnlyList<Standing> standings) =>
    [
        .. categories.Zip(points, standings)
            .Where(mark => mark.Second.Value is not null)
            .Select(mark => new Mark(mark.First, mark.Second.Value!.Value, mark.Second.Label, mark.Third.State == FigureState.Partial, mark.Third.Estimate)),
    ];

    /// <summary>The points as they are drawn: "ước 152 (chưa đủ)".</summary>
    public static IReadOnlyList<ChartPoint> Drawn(IReadOnlyList<ChartPoint> points, IReadOnlyList<Standing> standings) =>
        [.. points.Zip(standings, (point, standing) => standing.State == FigureState.Partial && point.Value is not null
            ? Estimated(point, standing) with { Label = Estimated(point, standing).Label + " (chưa đủ)", IsPartial = true }
            : Estimated(point, standing))];

    /// <summary>"ước 152" where it is not final.</summary>
    public static ChartPoint Estimated(ChartPoint point, Standing standing) =>
        standing.Estimate && point.Value is not null ? point with { Label = States.Estimated + point.Label, IsEstimate = true } : point;
}

/// <summary>Sentences that describe a chart for those who do not see it.</summary>
internal static class Alternatives
{
    /// <summary>In front of the highest and the lowest of marks that are not all there are: a masked one may lie beyond them.</summary>
    public const string AmongDisclosed = "trong các số được công bố ";

    /// <summary>Kind, what is shown, period, highest and lowest mark.</summary>
    /// <param name="masked">How many numbers are masked.</param>
    public static Text Of(string kind, string subject, string period, IReadOnlyList<Mark> marks, string behind, int masked = 0)
    {
        var range = marks.Count == 1
            ? marks[0].Named(behind)
            : (masked > 0 ? AmongDisclosed : "") + "cao nhất " + marks.MaxBy(mark => mark.Value)!.Named(behind)
                + ", thấp nhất " + marks.MinBy(mark => mark.Value)!.Named(behind);
        return $"{kind}: {subject}, {period}; " + range + (masked > 0 ? $"; “{FigureText.Masked}” là {States.TooSmall}." : ".");
    }

    /// <summary>The word for a mark that is not there.</summary>
    public static string Gap(FigureCell cell, Masks what) => (cell.Masked & (what | Masks.Value)) == 0 ? States.Gap : FigureText.Masked;

    /// <summary>What stands in the place of a chart that has nothing to show.</summary>
    public static Block Nothing(string kind, string subject, string reason = States.NothingYet) => new Paragraph($"{kind} {subject}: {reason}.");
}
