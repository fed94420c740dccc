using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary><c>repeated_text</c>: a unit sent the words of the period before once more.</summary>
internal static class RepeatedTexts
{
    /// <summary>In text elements: enough to recognise a note by.</summary>
    private const int LongestExcerpt = 60;

    public static IEnumerable<Finding> Of(FigureBasis basis)
    {
        if (basis.Period.Before is not { } before)
        {
            return [];
        }

        var units = basis.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var earlier = basis.Snapshot.Notes.Where(note => note.Period == before.Code)
            .Select(note => (note.Unit, note.Field, note.Kind, note.Text))
            .ToHashSet();
        return basis.Snapshot.Notes
            .Where(note => note.Period == basis.Period.Code && units.ContainsKey(note.Unit))
            .Where(note => earlier.Contains((note.Unit, note.Field, note.Kind, note.Text)))
            .Select(note => Finding(units[note.Unit], note, before));
    }

    private static Finding Finding(Unit unit, Note note, Period before)
    {
        var (kindVi, kindEn) = Kind(note.Kind);
        return new Finding(
            FindingCode.RepeatedText,
            null,
            unit.Code,
            null,
            null,
            null,
            $"{unit.NameVi}: {kindVi} “{Excerpt(note.Text)}” (mục {note.Field}) giống hệt {PeriodNames.Vi(before)}.",
            $"{Names.En(unit)}: the {kindEn} “{Excerpt(note.Text)}” (section {note.Field}) is the same, word for word, as for {PeriodNames.En(before)}.");
    }

    public static string Excerpt(string text)
    {
        var letters = new StringInfo(text);
        return letters.LengthInTextElements <= LongestExcerpt ? text : letters.SubstringByTextElements(0, LongestExcerpt).TrimEnd() + "…";
    }

    private static (string Vi, string En) Kind(NoteKind kind) => kind switch
    {
        NoteKind.Result => ("kết quả", "result"),
        NoteKind.Strength => ("ưu điểm", "strength"),
        NoteKind.Limitation => ("hạn chế", "limitation"),
        NoteKind.Cause => ("nguyên nhân", "cause"),
        NoteKind.Task => ("nhiệm vụ", "task"),
        NoteKind.Proposal => ("đề xuất, kiến nghị", "proposal"),
        _ => throw new InvalidOperationException($"No words for a note of kind {kind}."),
    };
}
