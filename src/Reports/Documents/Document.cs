namespace Analytics.Reports.Documents;

/// <summary>
/// A briefing as it will be read, before any renderer: what is said, in which order, with every number traced to its figure.
/// Renderers (PDF, workbook, plain text) take all of it; a block that a renderer does not know makes it throw.
/// </summary>
/// <param name="Title">The document's title for bookmarks and metadata.</param>
/// <param name="Language">BCP 47, such as <c>vi-VN</c>.</param>
/// <param name="Instant">The as-of instant: the document's date and its only time stamp.</param>
/// <param name="Mark">A line printed on every page, such as the mark of the sample; null for none.</param>
public sealed record Document(
    string Title,
    string Language,
    DateTimeOffset Instant,
    string? Mark,
    Letterhead Letterhead,
    TitleBlock TitleBlock,
    IReadOnlyList<Block> Opening,
    IReadOnlyList<Section> Parts,
    Closing Closing,
    IReadOnlyList<Annex> Annexes)
{
    /// <summary>How many pages everything before the annexes should take, where tighter spacing can bring that about; null: any.</summary>
    public int? BodyPages { get; init; }

    /// <summary>The body that the paper is sent to; null where the form does not name it above the text.</summary>
    public string? Addressee { get; init; }

    /// <summary>The page in front of the paper; null for none.</summary>
    public SummaryPage? Summary { get; init; }
}

/// <summary>The paper on one page, for a phone: no page of the paper itself, so that it has no number and counts in no budget but its own.</summary>
/// <param name="Subject">What the paper is about, beneath the heading.</param>
/// <param name="Blocks">A chart in it is one of the body's again, drawn for this page and with an id of its own.</param>
/// <param name="Pages">How many pages it should take, where tighter spacing can bring that about.</param>
public sealed record SummaryPage(string Heading, string Subject, IReadOnlyList<Block> Blocks, int Pages);

/// <summary>The header of the issuing body (<c>committees.csv</c>); number and day are left blank for the clerk.</summary>
public sealed record Letterhead(string Format, string Superior, string Issuer, string Place, string DateLine);

/// <summary>Document type ("BÁO CÁO") and its summary (trích yếu), one line an entry.</summary>
public sealed record TitleBlock(string Type, IReadOnlyList<string> Summary);

/// <summary>Signature block with an empty name line, and "Nơi nhận".</summary>
public sealed record Closing(string Authority, string SignerTitle, IReadOnlyList<string> CopiesTo);

/// <summary>A numbered heading with what stands under it; <paramref name="Level"/> 1 is "I-", 2 is "1.", 3 is "a)".</summary>
public sealed record Section(int Level, string Number, string Heading, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Sections);

/// <summary>An annex starts a page of its own; <paramref name="Number"/> is "Phụ lục I".</summary>
public sealed record Annex(string Number, string Heading, bool Landscape, IReadOnlyList<Block> Blocks);
