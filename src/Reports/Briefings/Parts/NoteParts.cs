using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>
/// Parts II to IV: what the units say in words, and of the assessment first what the figures suggest and a person has accepted. A part or
/// section that has nothing in it is left out.
/// </summary>
internal static class NoteParts
{
    /// <summary>Headings with their contents, not yet numbered.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections)> Of(Briefing briefing)
    {
        var assessment = new List<Section>();
        AddSection(assessment, "Ưu điểm", List(briefing, NoteKind.Strength, SuggestionList.Accepted(briefing, NoteKind.Strength)));
        AddSection(assessment, "Hạn chế", List(briefing, NoteKind.Limitation, SuggestionList.Accepted(briefing, NoteKind.Limitation)));
        AddSection(assessment, "Nguyên nhân", List(briefing, NoteKind.Cause));
        if (assessment.Count > 0)
        {
            yield return ("ĐÁNH GIÁ CHUNG", [], assessment);
        }

        if (List(briefing, NoteKind.Task) is { } tasks)
        {
            yield return ("NHIỆM VỤ TRỌNG TÂM " + Times.NameOfNext(briefing.Period, briefing.Sheet.AsOf).ToUpperInvariant(), [tasks], []);
        }

        if (List(briefing, NoteKind.Proposal) is { } proposals)
        {
            yield return ("ĐỀ XUẤT, KIẾN NGHỊ", [proposals], []);
        }
    }

    private static void AddSection(List<Section> sections, string heading, Block? list)
    {
        if (list is not null)
        {
            sections.Add(new Section(2, Numbers.Count(sections.Count + 1) + ".", heading, [list], []));
        }
    }

    /// <param name="accepted">Sentences from figures; a unit's words that repeat one are not printed again.</param>
    private static BulletList? List(Briefing briefing, NoteKind kind, params IReadOnlyList<Text> accepted)
    {
        List<Text> items = [.. accepted, .. briefing.Attributed(briefing.Notes.Where(note => note.Kind == kind), accepted)];
        return items.Count == 0 ? null : new BulletList(items);
    }
}
