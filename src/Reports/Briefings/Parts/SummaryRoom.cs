using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>
/// How high the parts of the summary come to stand, in points, with letters and pictures a twentieth smaller than they are at best
/// (<c>typeset.mjs</c>, which has one step more for what is estimated too low).
/// </summary>
internal static class SummaryRoom
{
    /// <summary>A4 without the margins, the mark and the heading.</summary>
    private const int Page = 776 - 46;

    private const int LineOfSubject = 18;
    private const int LettersInSubject = 72;

    private const int TilesInRow = 3;
    private const int LineOfTile = 13;
    private const int AroundTile = 39;
    private const int LettersInTile = 34;

    private const int LineOfSentence = 13;
    private const int AfterSentence = 2;
    private const int LettersInSentence = 94;

    /// <summary>What the subject leaves of the page.</summary>
    public static int Beneath(string subject) => Page - (Lines(subject, LettersInSubject) * LineOfSubject);

    /// <summary>Rows are as high as their highest tile.</summary>
    public static int Of(IEnumerable<Tile> tiles) => tiles.Chunk(TilesInRow).Sum(row => row.Max(Of));

    public static int Of(IEnumerable<Text> sentences) =>
        sentences.Sum(sentence => (Lines(sentence.Plain, LettersInSentence) * LineOfSentence) + AfterSentence);

    public static int Lines(string text, int letters) => Math.Max(1, (text.Length + letters - 1) / letters);

    /// <summary>Its label, its number, its notes, and what is around it.</summary>
    private static int Of(Tile tile) =>
        AroundTile + (LineOfTile * (Lines(tile.Label.Plain, LettersInTile) + Lines($"{tile.Value.Plain}{tile.Measure}", LettersInTile) - 1
            + tile.Notes.Sum(note => Lines(note.Plain, LettersInTile))));
}
