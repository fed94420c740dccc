using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Charts;

/// <summary>One present mark of a chart with what it is called and how it is printed.</summary>
internal sealed record Mark(string Name, decimal Value, Text Label)
{
    /// <summary>"Hội Nông dân (62 hội viên)".</summary>
    public Text Named(string behind = "") => Name + " (" + Label + behind + ")";

    /// <summary>The present points of a series, in the chart's order.</summary>
    public static IReadOnlyList<Mark> Of(IReadOnlyList<string> categories, IReadOnlyList<ChartPoint> points) =>
        [.. categories.Zip(points).Where(pair => pair.Second.Value is not null).Select(pair => new Mark(pair.First, pair.Second.Value!.Value, pair.Second.Label))];
}

/// <summary>Sentences that describe a chart for those who do not see it.</summary>
internal static class Alternatives
{
    /// <summary>Kind, what is shown, period, highest and lowest mark.</summary>
    public static Text Of(string kind, string subject, string period, IReadOnlyList<Mark> marks, string behind)
    {
        var range = marks.Count == 1
            ? marks[0].Named(behind)
            : "cao nhất " + marks.MaxBy(mark => mark.Value)!.Named(behind) + ", thấp nhất " + marks.MinBy(mark => mark.Value)!.Named(behind);
        return $"{kind}: {subject}, {period}; " + range + ".";
    }

    /// <summary>What stands in the place of a chart that has nothing to show.</summary>
    public static Block Nothing(string kind, string subject, string reason = States.NothingYet) => new Paragraph($"{kind} {subject}: {reason}.");
}
