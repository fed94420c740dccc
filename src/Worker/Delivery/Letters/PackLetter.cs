using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery.Letters;

/// <summary>The message that a pack goes out with: whose, what, its first figures, what changed, where the files are, whom to ask.</summary>
/// <param name="Late">When it was due and when it was made, if nothing was there to make it in time.</param>
/// <param name="Replaces">The version that its recipient has; null when there is none.</param>
/// <param name="Changes">In what this version differs from that one; null when there is none.</param>
/// <param name="Contact">Whom to ask.</param>
internal sealed record PackLetter(
    PackSubject Subject,
    DateTimeOffset AsOf,
    (DateTimeOffset Due, DateTimeOffset Made)? Late,
    int? Replaces,
    PackChanges? Changes,
    PackSummary Summary,
    string Contact)
{
    private const int MostChanges = 15;

    /// <summary>Made for a sample committee.</summary>
    public bool IsSample { get; init; }

    /// <summary>The pack's page on the desk; null when the desk's address is not set.</summary>
    public Uri? Page { get; init; }

    public string Heading(string language) => LetterFrame.Heading(
        $"{Subject.Title.In(language)} (v{Number(Subject.Version)}) – {Subject.Committee.In(language)}", IsSample, language);

    public IReadOnlyList<LetterBlock> Blocks(Recipient recipient, LetterFiles files) =>
        new LetterFrame(new(recipient.Name, recipient.Name), Contact, IsSample).Around(Matter(recipient, files), recipient.Language);

    private IEnumerable<LetterBlock> Matter(Recipient recipient, LetterFiles files)
    {
        var language = recipient.Language;
        yield return Line(new(
            $"{Subject.Committee.Vi} gửi tài liệu “{Subject.Title.Vi}”, bản v{Number(Subject.Version)}. Số liệu tổng hợp đến {Times.Instant(AsOf)}.",
            $"{Subject.Committee.En} sends “{Subject.Title.En}”, version {Number(Subject.Version)}. Figures as known at {Times.InstantEn(AsOf)}, Vietnamese time."));
        if (Late is var (due, made))
        {
            yield return Line(new(
                $"Tài liệu lập muộn: hạn {Times.Instant(due)}, lập lúc {Times.Instant(made)}.",
                $"It was made late: due at {Times.InstantEn(due)}, made at {Times.InstantEn(made)}."));
        }

        if (Replaces is { } before)
        {
            yield return Line(new($"Bản này thay thế bản v{Number(before)} đã gửi.", $"It replaces version {Number(before)}, sent before."));
        }

        foreach (var block in files == LetterFiles.Internal ? [] : Content(language))
        {
            yield return block;
        }

        yield return Files(recipient, files);

        LetterLine Line(Sentence sentence) => new(sentence.In(language));
    }

    /// <summary>What of the pack itself is said: never of one whose marking keeps it out of mail.</summary>
    private IEnumerable<LetterBlock> Content(string language)
    {
        if (Changes is { } changes)
        {
            yield return new LetterLine(new Sentence($"So với bản trước: {changes.Summary.Vi}.", $"Against that version: {changes.Summary.En}.").In(language));
            if (Totals(changes, language) is { Count: > 0 } totals)
            {
                yield return new LetterList(null, totals);
            }
        }

        if (Summary.Figures is { Count: > 0 } figures)
        {
            yield return new LetterFigures(new Sentence("Số liệu chính:", "Key figures:").In(language), [.. figures.Select(figure => Said(figure, language))]);
        }

        if (Summary.Picture is { } picture)
        {
            yield return new LetterPicture(new Sentence(picture.Title, $"A chart of the pack, in Vietnamese: {picture.Title}").In(language), picture.Alt, picture.Width);
        }
    }

    /// <summary>The committee's totals; what single units changed is in the pack and on the desk.</summary>
    private static List<string> Totals(PackChanges changes, string language)
    {
        var totals = changes.Figures.Where(change => change.Unit is null).ToList();
        var lines = totals.Take(MostChanges)
            .Select(change => new Sentence(
                $"{change.IndicatorName}: {change.OldText} → {change.NewText}",
                $"{change.IndicatorNameEn}: {EnglishWording.Printed(change.OldText)} → {EnglishWording.Printed(change.NewText)}").In(language))
            .ToList();
        if (totals.Count > MostChanges)
        {
            var more = Number(totals.Count - MostChanges);
            lines.Add(new Sentence(VersionWording.More(totals.Count - MostChanges), $"and {more} more").In(language));
        }

        return lines;
    }

    private static LetterFigure Said(KeyFigure figure, string language) => new(
        new Sentence(figure.LabelVi, figure.LabelEn).In(language),
        new Sentence(figure.ValueVi, figure.ValueEn).In(language),
        new Sentence(figure.NotesVi, figure.NotesEn).In(language));

    private LetterBlock Files(Recipient recipient, LetterFiles files)
    {
        var language = recipient.Language;
        if (files == LetterFiles.Attached)
        {
            return new LetterList(
                new Sentence("Tệp gửi kèm:", "Attached:").In(language),
                [.. recipient.Formats.Select(format => $"{Subject.FileName(language)}.{format}")]);
        }

        var why = files switch
        {
            LetterFiles.TooLarge => new Sentence("Tệp lớn nên không kèm theo thư này.", "The files are too large for a message."),
            LetterFiles.Internal => new Sentence("Tài liệu lưu hành nội bộ nên không kèm theo thư này.", "The document is for internal use and does not travel by mail."),
            _ => throw new InvalidOperationException($"No words for files that are {files}."),
        };
        return Page is { } page
            ? new LetterLink(new Sentence($"{why.Vi} Xem và tải về tại:", $"{why.En} Read it and save it at:").In(language), page)
            : new LetterLine(new Sentence($"{why.Vi} Để nhận tài liệu, xin liên hệ {Contact}.", $"{why.En} To have it, ask {Contact}.").In(language));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
