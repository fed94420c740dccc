using System.Text.Json.Nodes;

namespace Analytics.Reports.Formats;

/// <summary>An official form, read from one file: how a document's headings count and close (here), and its measures (the templates).</summary>
/// <param name="Code">The file's name without its ending; what a series says as its <c>format</c>.</param>
/// <param name="Content">Every value of the file, those left out filled in: JSON, in the order of <see cref="FormatSchema"/>.</param>
internal sealed record FormatProfile(string Code, string Content)
{
    private readonly JsonNode content = JsonNode.Parse(Content)!;

    /// <summary>How the first heading of each level is written: "I-", "1.", "a)".</summary>
    public IReadOnlyList<string> FirstNumbers => [.. content["headings"]!.AsArray().Select(level => level!["number"]!.GetValue<string>())];

    /// <summary>Whether it says above the text to whom it is sent ("Kính gửi:").</summary>
    public bool HasAddressee => Word("addressee", "text") != "";

    /// <summary>"T/M" or "TM.": whether authority is borrowed with a slash or with a dot.</summary>
    public string SignaturePrefix => Word("signature", "prefix");

    /// <summary>What closes a line of "Nơi nhận"; the last one ends in a full stop.</summary>
    public string AfterEachRecipient => Word("recipients", "after_each");

    /// <summary>The line that says where the document is kept, for a list that does not say it.</summary>
    public string LastRecipient => Word("recipients", "last");

    /// <summary>What the text ends in: "." or "./.".</summary>
    public string EndMark => content["end_mark"]!.GetValue<string>();

    private string Word(string part, string key) => content[part]![key]!.GetValue<string>();
}
