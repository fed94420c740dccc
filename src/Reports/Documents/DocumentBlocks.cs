namespace Analytics.Reports.Documents;

/// <summary>Walks a document in reading order.</summary>
public static class DocumentBlocks
{
    public static IEnumerable<Block> Blocks(this Document document) =>
    [
        .. document.Opening,
        .. document.Parts.SelectMany(Blocks),
        .. document.Annexes.SelectMany(annex => annex.Blocks),
    ];

    private static IEnumerable<Block> Blocks(this Section section) => [.. section.Blocks, .. section.Sections.SelectMany(Blocks)];
}
