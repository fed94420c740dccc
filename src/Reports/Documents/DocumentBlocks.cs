namespace Analytics.Reports.Documents;

/// <summary>Walks a document in reading order.</summary>
public static class DocumentBlocks
{
    public static IEnumerable<Block> Blocks(this Document document) =>
    [
        .. document.Summary?.Blocks ?? [],
        .. document.Opening,
        .. document.Parts.SelectMany(Blocks),
        .. document.Annexes.SelectMany(annex => annex.Blocks),
    ];

    /// <summary>Each picture once, however often it is shown.</summary>
    public static IReadOnlyList<Chart> Charts(this Document document) =>
        [.. document.Blocks().OfType<Chart>().DistinctBy(chart => chart.Id, StringComparer.Ordinal)];

    private static IEnumerable<Block> Blocks(this Section section) => [.. section.Blocks, .. section.Sections.SelectMany(Blocks)];
}
