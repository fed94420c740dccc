using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>Putting texts together.</summary>
internal static class Prose
{
    /// <summary>More names than this are counted, not listed.</summary>
    public const int MostNames = 5;

    public static Text Join(IEnumerable<Text> texts, string separator)
    {
        var spans = new List<Span>();
        foreach (var text in texts)
        {
            if (spans.Count > 0)
            {
                spans.Add(new Span(separator));
            }

            spans.AddRange(text.Spans);
        }

        return new Text(spans);
    }

    /// <summary>"Hội Nông dân, Hội Phụ nữ", or "5 đơn vị".</summary>
    public static string Names(IReadOnlyList<string> names) =>
        names.Count <= MostNames ? string.Join(", ", names) : Numbers.Count(names.Count) + " đơn vị";

    public static string Capital(string sentence) =>
        sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
