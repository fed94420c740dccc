using Analytics.Reports.Briefings.Wording;

namespace Analytics.Reports.Briefings.Tables;

/// <summary>The footnotes of one table; equal notes share a letter.</summary>
internal sealed class Footnotes
{
    private readonly List<string> notes = [];

    public IReadOnlyList<string> Lines => [.. notes.Select((note, index) => $"({Numbers.Letter(index + 1)}) {Prose.Capital(note)}.")];

    /// <summary>The letter of a note, "a"; null where no row has it.</summary>
    public string? FindLetter(string note) => notes.IndexOf(note) is >= 0 and var place ? Numbers.Letter(place + 1) : null;

    /// <summary>What is set behind a name: " (a)(c)", or nothing.</summary>
    public string Marks(IEnumerable<string> ofRow)
    {
        var places = new SortedSet<int>();
        foreach (var note in ofRow)
        {
            if (!notes.Contains(note, StringComparer.Ordinal))
            {
                notes.Add(note);
            }

            places.Add(notes.IndexOf(note) + 1);
        }

        return places.Count == 0 ? "" : Numbers.Gap + string.Concat(places.Select(place => $"({Numbers.Letter(place)})"));
    }
}
