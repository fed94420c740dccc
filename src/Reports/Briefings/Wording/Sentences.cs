using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>The standard sentence on an indicator: "Tên: thực hiện, so với kế hoạch, so với cùng kỳ (còn thiếu gì)."</summary>
internal static class Sentences
{
    /// <summary>The name stands before a colon, so that any name makes a grammatical sentence; a second one follows where units merged or split.</summary>
    public static Text On(Briefing briefing, Figure figure)
    {
        var clauses = new List<Text> { Quantities.Actual(briefing, figure) };
        if (TargetWording.Clause(briefing, figure) is { } target)
        {
            clauses.Add(target);
        }

        var shortfalls = States.Shortfalls(figure).ToList();
        if (ChangeWording.Clause(briefing, figure) is { } change && figure.Total.Value is not null)
        {
            clauses.Add(change);
            shortfalls.AddRange(States.BaseShortfall(figure.Total));
            shortfalls.AddRange(States.BaseEstimate(figure.Total));
        }

        var lacking = shortfalls.Count == 0 ? "" : $" ({string.Join("; ", shortfalls)})";
        Text sentence = figure.Indicator.NameVi + ": " + Prose.Join(clauses, ", ") + lacking + ".";
        return BothViews.Of(briefing, figure) is { } both ? sentence + " " + both : sentence;
    }
}
