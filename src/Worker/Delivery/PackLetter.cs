using System.Globalization;
using System.Text;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>The message that a pack goes out with: whose, what, what changed, whom to ask.</summary>
/// <param name="Late">When it was due and when it was made, if nothing was there to make it in time.</param>
/// <param name="Replaces">The version that its readers have; null when they have none.</param>
/// <param name="Changes">In what this version differs from that one; null when only another list is at hand.</param>
internal sealed record PackLetter(
    PackSubject Subject, DateTimeOffset AsOf, (DateTimeOffset Due, DateTimeOffset Made)? Late, int? Replaces, PackChanges? Changes, Mailbox From)
{
    private const int MostChanges = 15;

    public string Heading(string language) => string.Create(
        CultureInfo.InvariantCulture, $"{Subject.Title.In(language)} (v{Subject.Version}) – {Subject.Committee.In(language)}");

    public string Text(Recipient recipient)
    {
        var language = recipient.Language;
        var text = new StringBuilder();
        Add(new($"Kính gửi {recipient.Name},", $"To {recipient.Name},"));
        Add(new(
            $"{Subject.Committee.Vi} gửi tài liệu “{Subject.Title.Vi}”, bản v{Number(Subject.Version)}. Số liệu tổng hợp đến {Times.Instant(AsOf)}.",
            $"{Subject.Committee.En} sends “{Subject.Title.En}”, version {Number(Subject.Version)}. Figures as known at {English(AsOf)}, Vietnamese time."));
        if (Late is var (due, made))
        {
            Add(new(
                $"Tài liệu lập muộn: hạn {Times.Instant(due)}, lập lúc {Times.Instant(made)}.",
                $"It was made late: due at {English(due)}, made at {English(made)}."));
        }

        if (Replaces is { } before)
        {
            Add(new($"Bản này thay thế bản v{Number(before)} đã gửi.", $"It replaces version {Number(before)}, sent before."));
        }

        if (Changes is { } changes)
        {
            Add(new($"So với bản trước: {changes.Summary.Vi}.", $"Against that version: {changes.Summary.En}."));
            AddChanges(text, changes, language);
        }

        Add(new("Tệp gửi kèm:", "Attached:"));
        text.Length--;
        foreach (var format in recipient.Formats)
        {
            text.Append("- ").Append(Subject.FileName(language)).Append('.').Append(format).Append('\n');
        }

        text.Append('\n');
        Add(new($"Cần trao đổi thêm, xin trả lời thư này hoặc liên hệ {From}.", $"Questions: answer this message, or ask {From}."));
        return text.ToString();

        void Add(Sentence sentence) => text.Append(sentence.In(language)).Append("\n\n");
    }

    // The committee's totals; what single units changed is in the pack and on the desk.
    private static void AddChanges(StringBuilder text, PackChanges changes, string language)
    {
        var totals = changes.Figures.Where(change => change.Unit is null).ToList();
        foreach (var change in totals.Take(MostChanges))
        {
            text.Append("- ").Append(new Sentence(change.IndicatorName, change.IndicatorNameEn).In(language)).Append(": ").Append(change.OldText).Append(" → ").Append(change.NewText).Append('\n');
        }

        if (totals.Count > MostChanges)
        {
            var more = Number(totals.Count - MostChanges);
            text.Append(new Sentence($"- {VersionWording.More(totals.Count - MostChanges)}", $"- and {more} more").In(language)).Append('\n');
        }

        if (totals.Count > 0)
        {
            text.Append('\n');
        }
    }

    private static string English(DateTimeOffset instant) =>
        VietnamTime.ToLocal(instant).ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
