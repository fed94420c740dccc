using Analytics.Reports.Briefings.Tables;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>What a sentence says of a figure besides its value.</summary>
[Flags]
internal enum Clauses
{
    None = 0,
    Target = 1,
    Change = 2,
    All = Target | Change,
}

/// <summary>The standard sentence on an indicator: "Tên: thực hiện, so với kế hoạch, so với cùng kỳ (còn thiếu gì)."</summary>
internal static class Sentences
{
    /// <summary>The name stands before a colon, so that any name makes a grammatical sentence; a second one follows where units merged or split.</summary>
    /// <param name="clauses">Which are said where there is something to say.</param>
    public static Text On(Briefing briefing, Figure figure, Clauses clauses = Clauses.All)
    {
        var (sentence, lacking) = Parts(briefing, figure, clauses);
        var words = lacking.Count == 0 ? "" : $" ({string.Join("; ", lacking)})";
        return clauses.HasFlag(Clauses.Change) ? Whole(briefing, figure, sentence, words) : sentence + words + ".";
    }

    /// <summary>The same words on one line or two, for the page in front: what they lack is said without the names of who owes it, and units that merged or split without both counts.</summary>
    public static Text Short(Briefing briefing, Figure figure)
    {
        var (sentence, _) = Parts(briefing, figure, Clauses.All);
        List<string> lacking = [.. States.Shortfalls(figure).Count == 0 ? Array.Empty<string>() : [States.NotEnough]];
        if (ChangeWording.Clause(briefing, figure) is not null)
        {
            lacking.AddRange([.. States.BaseShortfall(figure.Total), .. States.BaseEstimate(figure.Total)]);
            if (BothViews.Of(briefing, figure) is not null)
            {
                lacking.Add(States.OnTodaysUnits);
            }
        }

        return sentence + (lacking.Count == 0 ? "." : $" ({string.Join("; ", lacking)}).");
    }

    /// <summary>
    /// The sentences of one paragraph. What several of them lack alike is said in the first, with the letter of its footnote in the table
    /// beneath, "(a: số liệu chưa bao gồm …)", and the others have the letter alone, "(a)".
    /// </summary>
    public static IEnumerable<Text> On(Briefing briefing, IReadOnlyList<Figure> figures, Footnotes footnotes)
    {
        var parts = figures.Select(figure => (Figure: figure, Said: Parts(briefing, figure, Clauses.All))).ToList();
        var repeated = parts.SelectMany(part => part.Said.Lacking).CountBy(note => note, StringComparer.Ordinal)
            .Where(note => note.Value > 1 && footnotes.FindLetter(note.Key) is not null)
            .ToDictionary(note => note.Key, note => footnotes.FindLetter(note.Key)!, StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (figure, (sentence, lacking)) in parts)
        {
            var words = lacking.Where(note => said.Add(note) || !repeated.ContainsKey(note)).ToList();
            var named = words.Select(note => repeated.TryGetValue(note, out var letter) ? $"{letter}: {note}" : note);
            var letters = string.Concat(lacking.Except(words, StringComparer.Ordinal).Select(note => $"({repeated[note]})"));
            var gap = letters.Length == 0 ? "" : Numbers.Gap;
            yield return Whole(briefing, figure, sentence, (words.Count == 0 ? "" : $" ({string.Join("; ", named)})") + gap + letters);
        }
    }

    private static Text Whole(Briefing briefing, Figure figure, Text sentence, string lacking) =>
        BothViews.Of(briefing, figure) is { } both ? sentence + lacking + ". " + both : sentence + lacking + ".";

    /// <summary>The sentence without its end, and what its numbers lack.</summary>
    private static (Text Sentence, IReadOnlyList<string> Lacking) Parts(Briefing briefing, Figure figure, Clauses asked)
    {
        var clauses = new List<Text> { Quantities.Actual(briefing, figure) };
        if (asked.HasFlag(Clauses.Target) && TargetWording.Clause(briefing, figure) is { } target)
        {
            clauses.Add(target);
        }

        var shortfalls = States.Shortfalls(figure).ToList();
        if (asked.HasFlag(Clauses.Change) && ChangeWording.Clause(briefing, figure) is { } change && figure.Total.Value is not null)
        {
            clauses.Add(change);
            shortfalls.AddRange(States.BaseShortfall(figure.Total));
            shortfalls.AddRange(States.BaseEstimate(figure.Total));
        }

        return (figure.Indicator.NameVi + ": " + Prose.Join(clauses, ", "), shortfalls);
    }
}
