namespace Analytics.Worker.Delivery.Letters;

/// <summary>What every message of the office has around its own matter: the mark of sample data, whom it is for, whom to ask.</summary>
internal sealed record LetterFrame(Sentence Addressee, string Contact, bool IsSample)
{
    private static readonly Sentence SampleMark = new("[SỐ LIỆU MINH HỌA] ", "[SAMPLE DATA] ");

    private static readonly Sentence SampleData = new(
        "Số liệu minh họa – không phải văn bản của cơ quan nào.", "Sample data: this is no document of any office.");

    /// <param name="subject">In that language.</param>
    public static string Heading(string subject, bool isSample, string language) => (isSample ? SampleMark.In(language) : "") + subject;

    public IReadOnlyList<LetterBlock> Around(IEnumerable<LetterBlock> matter, string language) =>
    [
        new LetterLine(new Sentence($"Kính gửi {Addressee.Vi},", $"To {Addressee.En},").In(language)),
        .. IsSample ? [new LetterLine(SampleData.In(language))] : Array.Empty<LetterBlock>(),
        .. matter,
        new LetterLine(new Sentence(
            $"Cần trao đổi thêm, xin trả lời thư này hoặc liên hệ {Contact}.", $"Questions: answer this message, or ask {Contact}.").In(language)),
    ];

    /// <summary>The message to a unit: Vietnamese, and the same in English beneath, since a unit has no language of its own.</summary>
    /// <param name="kind">As in <see cref="QueuedMessage"/>.</param>
    /// <param name="subject">In Vietnamese, without the mark.</param>
    /// <param name="matter">What it says in a language.</param>
    public QueuedMessage ToUnit(string kind, string address, string subject, Func<string, IEnumerable<LetterBlock>> matter)
    {
        IReadOnlyList<LetterBlock> blocks = [.. Around(matter("vi"), "vi"), new LetterLine("– English –"), .. Around(matter("en"), "en")];
        var heading = Heading(subject, IsSample, "vi");
        return new QueuedMessage(
            Pack: null, kind, new Recipient(Addressee.Vi, address, "vi", []), heading.Normalize(), LetterText.Write(blocks), Attachment: null)
        {
            Html = LetterHtml.Write(blocks, heading, "vi"),
            IsSample = IsSample,
        };
    }
}
