using System.Globalization;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Letters;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>One collection that a unit still owes something to.</summary>
internal sealed record OwedCollection(CollectionState State, UnitCollection Unit);

/// <summary>What a reminder says: by when, what is missing field by field, the workbooks that it carries, whom to ask.</summary>
/// <param name="AsOf">The instant that what is missing was known at.</param>
/// <param name="Workbooks">Names of attached files; empty where none could be made or they are too large.</param>
/// <param name="Contact">Whom to ask.</param>
internal sealed record ReminderLetter(
    Sentence Unit, DateOnly Deadline, DateTimeOffset AsOf, IReadOnlyList<OwedCollection> Owed, IReadOnlyList<string> Workbooks, string Contact, bool IsSample)
{
    /// <summary>Indicators of a field that are named; the others are counted.</summary>
    private const int MostNames = 8;

    private const int MostQuarters = 4;

    /// <summary>The workbooks would make the message larger than may leave.</summary>
    public bool AreTooLarge { get; init; }

    /// <summary>Where units download them; null: nowhere that is known.</summary>
    public Uri? Desk { get; init; }

    private bool IsOver => VietnamTime.DayOf(AsOf) > Deadline;

    public QueuedMessage To(string address) => new LetterFrame(Unit, Contact, IsSample).ToUnit(
        "reminder",
        address,
        (IsOver ? $"Đã quá hạn gửi báo cáo {Times.Short(Deadline)}" : $"Nhắc gửi báo cáo, hạn {Times.Short(Deadline)}") + $" – {Unit.Vi}",
        Matter);

    private IEnumerable<LetterBlock> Matter(string language)
    {
        yield return Line(IsOver
            ? new(
                $"Hạn gửi báo cáo là {Times.Day(Deadline)} và đã qua. Đến {Times.Instant(AsOf)} còn thiếu:",
                $"The report was due by {Times.DayEn(Deadline)}. At {Times.InstantEn(AsOf)} there is still missing:")
            : new(
                $"Hạn gửi báo cáo là {Times.Day(Deadline)}. Đến {Times.Instant(AsOf)} còn thiếu:",
                $"The report is due by {Times.DayEn(Deadline)}. At {Times.InstantEn(AsOf)} there is still missing:"));
        foreach (var owed in Owed)
        {
            yield return new LetterList(Title(owed, language), Items(owed, language));
        }

        if (Workbooks.Count > 0)
        {
            yield return new LetterList(
                new Sentence("Mẫu báo cáo gửi kèm, xin điền các ô màu vàng và gửi lại:", "The workbooks are attached; please fill in the yellow cells and send them back:").In(language),
                Workbooks);
        }

        if (AreTooLarge)
        {
            yield return Line(Desk is { } desk
                ? new($"Mẫu báo cáo quá lớn để gửi kèm; xin tải về tại {desk}", $"The workbooks are too large to be attached; please download them from {desk}")
                : new("Mẫu báo cáo quá lớn để gửi kèm; xin hỏi người liên hệ nêu dưới đây.", "The workbooks are too large to be attached; please ask whom this message names below."));
        }

        yield return Line(new("Nếu đơn vị vừa gửi báo cáo thì xin bỏ qua thư này.", "If you have just reported, please disregard this message."));

        LetterLine Line(Sentence sentence) => new(sentence.In(language));
    }

    private static string Title(OwedCollection owed, string language)
    {
        var (state, unit) = (owed.State, owed.Unit);
        var count = unit.Coverage.OwesFigures
            ? new Sentence($"có {Number(unit.Present)}/{Number(unit.Expected)} số liệu", $"{Number(unit.Present)} of {Number(unit.Expected)} values")
            : new("bằng lời", "in words");
        return new Sentence(
            $"{state.Series.TitleVi}, {PeriodNames.Vi(state.Period)} ({state.CommitteeName.Vi}) – {CollectionWording.State(unit.State).Vi}, {count.Vi}:",
            $"{state.Series.TitleEn ?? state.Series.TitleVi}, {PeriodNames.En(state.Period)} ({state.CommitteeName.En}) – {CollectionWording.State(unit.State).En}, {count.En}:").In(language);
    }

    private static IReadOnlyList<string> Items(OwedCollection owed, string language) => owed.Unit.Coverage.OwesFigures
        ? [.. owed.Unit.Fields.Where(one => one.Missing.Count > 0).Select(one => Item(one, owed.State.Period, language))]
        : [new Sentence("Kết quả công tác trong kỳ, viết bằng lời", "What was done in the period, in words").In(language)];

    private static string Item(FieldCollection one, Period period, string language)
    {
        var names = string.Join("; ", one.Missing.Take(MostNames).Select(missing => Name(missing, period, language)));
        var more = one.Missing.Count - MostNames;
        return $"{one.Field.TitleVi}: {names}"
            + (more > 0 ? new Sentence($"; và {Number(more)} chỉ tiêu khác", $"; and {Number(more)} more").In(language) : "");
    }

    /// <summary>Quarters only where the period has several of which a value may be missing.</summary>
    private static string Name(MissingValues missing, Period period, string language)
    {
        var name = new Sentence(missing.Indicator.NameVi, missing.Indicator.NameEn ?? missing.Indicator.NameVi).In(language);
        return period.Length == 1 || missing.Indicator.Kind != IndicatorKind.Flow ? name
            : missing.Quarters.Count <= MostQuarters
                ? $"{name} ({string.Join(", ", missing.Quarters.Select(quarter => new Sentence(PeriodNames.Vi(quarter), PeriodNames.En(quarter)).In(language)))})"
                : $"{name} ({new Sentence($"{Number(missing.Quarters.Count)} quý", $"{Number(missing.Quarters.Count)} quarters").In(language)})";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
