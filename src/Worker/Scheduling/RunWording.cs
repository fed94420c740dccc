using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Scheduling;

/// <summary>The sentences that the ledger keeps, Vietnamese first and English beside it.</summary>
internal static class RunWording
{
    public static string Cancelled(string by) => $"{by} đã hủy. (Cancelled by {by}.)";

    public static string Deleted(string by) => $"{by} đã xóa. (Deleted by {by}.)";

    public static string Requeued(long run) => FormattableString.Invariant($"Chạy lại lượt {run}. (Run {run} again.)");

    public static string Joined(string by, string reason) =>
        $"{by} cũng yêu cầu, dùng chung lượt này: {reason} ({by} asked for the same and shares this run.)";

    public static string TriggeredNow(string id) => $"Chạy ngay theo lịch {id}. (Triggered now: {id}.)";

    public static string Rule(ScheduledSeries series) => series.ByMeeting
        ? "theo lịch họp: dự thảo lúc 17:00 ngày chốt số liệu, bản trình lúc 06:00 ngày họp (by the meeting: draft at 17:00 on the "
            + "consolidation deadline, final at 06:00 on the day of the meeting)"
        : series.Cron.Text;

    public static string Why(string step, string rule) => step switch
    {
        Steps.Open => "mở thu thập: 08:00 ngày làm việc đầu tiên sau kỳ số liệu (collection opens, on the first working day after the window)",
        Steps.Remind => "nhắc trước hạn gửi 3 và 1 ngày làm việc, và ngày làm việc sau hạn (reminder: 3 and 1 working days before the unit deadline, 1 after)",
        Steps.Draft => "17:00 ngày chốt số liệu (draft, at 17:00 on the consolidation deadline)",
        Steps.Rebuild => "có số liệu mới sau bản dự thảo, đã yên 10 phút (new figures after the draft, settled for 10 minutes)",
        Steps.Meeting => "06:00 ngày họp (at 06:00 on the day of the meeting)",
        Steps.Freeze => "giờ họp: từ đây không tự lập lại (the meeting: nothing is made by itself after it)",
        Steps.Archive => "lưu trữ: 10 ngày làm việc sau họp (archived 10 working days after the meeting)",
        Steps.Cron => rule,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A scheduled run has a step of the schedule."),
    };

    public const string Planned = "Theo lịch. (By the schedule.)";

    public const string NoLongerScheduled = "Lịch không còn lần này. (The schedule no longer has this one.)";

    public const string Paused = "Bỏ qua: lịch đang tạm dừng. (Skipped: the recurring item was paused.)";

    public static string Moved(DateTimeOffset from, DateTimeOffset to) =>
        $"Dời từ {VietnamTime.Format(from)} sang {VietnamTime.Format(to)}. (Moved with the calendar.)";

    public static string Overtaken(DateTimeOffset newest) =>
        $"Bỏ qua: lần hẹn lúc {VietnamTime.Format(newest)} thay thế. (Skipped: replaced by the one due then.)";

    public static string Late(DateTimeOffset due, DateTimeOffset now)
    {
        var by = now - due;
        var (vi, en) = by.TotalHours < 48
            ? (Invariant($"{(int)by.TotalHours} giờ {by.Minutes} phút"), Invariant($"{(int)by.TotalHours} h {by.Minutes} min"))
            : (Invariant($"{by.Days} ngày {by.Hours} giờ"), Invariant($"{by.Days} days {by.Hours} h"));
        return $"Muộn {vi}: đến hạn {VietnamTime.Format(due)} mà không có gì khởi chạy. (Late by {en}: nothing started it when it was due.)";
    }

    public static string MissedAndSkipped(DateTimeOffset due) =>
        $"Bỏ qua: đến hạn {VietnamTime.Format(due)} mà không có gì khởi chạy, loại báo cáo này đặt bỏ qua. (Skipped: nothing started it when it was due, and its series says `misfire: skip`.)";

    public static string MissedAndHeld(long run, DateTimeOffset due) => Invariant(
        $"Chờ người quyết định: đến hạn {VietnamTime.Format(due)} mà không có gì khởi chạy; `runs again {run}` để chạy, `runs cancel {run}` để bỏ. (Held: nothing started it when it was due, and its series says `misfire: hold`; let it go on with `runs again {run}`, or end it with `runs cancel {run}`.)");

    public static string AwaitsPerson(long run) => Invariant(
        $"chờ người quyết định: `runs again {run}` để chạy, `runs cancel {run}` để bỏ (held until a person lets it go on with the one or ends it with the other)");

    /// <summary>Told of when occurrences of one step are skipped together.</summary>
    /// <param name="runs">By committee.</param>
    public static string Skipped(DateTimeOffset due, IReadOnlyList<(string Committee, long Run)> runs) =>
        $"""
        {MissedAndSkipped(due)}
        Vẫn cần thì chạy lại bằng lệnh dưới đây hoặc ở trang Công việc (/jobs). Run it after all with a command below or at /jobs.

        {string.Join('\n', runs.Select(run => Invariant($"- {run.Committee}: `runs again {run.Run}`")))}
        """;

    public static string Unreadable(string series, string problem) =>
        $"""
        Phiên bản chương trình này không đọc được định nghĩa của loại báo cáo {series} nên không lập lịch thêm cho nó; hãy nạp lại bằng `series apply`.
        This version cannot read the definition of the series {series}, and plans nothing more of it; apply it again with `series apply`.

        {problem}
        """;

    public static string LetGo(string by) => $"{by} cho chạy tiếp. (Let go on by {by}.)";

    public static string Begun(DateTimeOffset asOf, int attempt) =>
        Invariant($"Bắt đầu, số liệu tính đến {VietnamTime.Format(asOf)}, lần thử {attempt}. (Begun, attempt {attempt}.)");

    public static string Made(StoredPack pack, bool isNew, bool late) => Tell(late, isNew
        ? $"Đã lưu {pack.FileStem}. (Stored.)"
        : $"Không thay đổi: nội dung như {pack.FileStem}. (No change.)");

    public static string StoredBefore(bool late) => Tell(late, "Đã lưu trước khi tiến trình dừng đột ngột. (Stored before its worker died.)");

    public static string Done(string sentence, bool late) => Tell(late, sentence);

    public static string TimedOut(TimeSpan limit) =>
        Invariant($"quá {limit:c} chưa xong nên đã dừng (it was stopped after {limit:c}, the limit that Jobs:Timeout sets)");

    public static string GivenUp(int attempts) => Invariant($"Đã thử {attempts} lần không xong. (Given up after {attempts} attempts.)");

    public const string Stopped = "Đã dừng theo yêu cầu hủy. (Stopped: it was cancelled.)";

    public const string HandedBack = "Trả lại: tiến trình đang dừng. (Handed back: its worker was stopped.)";

    public static string Waits(HeldBack held) => $"{held.Why.Vi} {held.Missing.Vi} ({held.Why.En} {held.Missing.En})";

    public const string Resumed = "Có số liệu mới, xét lại từ đầu. (New figures came in; the gate judges again.)";

    public static string Retrying(Exception error, DateTimeOffset again) =>
        $"Tạm thời chưa làm được, thử lại lúc {VietnamTime.Format(again)}. {Aside(error)}";

    public static string Failed(Exception error) => $"Không làm được. {Aside(error)}";

    /// <summary>In both languages where it was said in both.</summary>
    public static string Reason(Exception error) =>
        SaidOf(error) is { } said ? $"{said.Vi} ({said.En})" : error.Message;

    private static string Aside(Exception error) => SaidOf(error) is null ? $"({error.Message})" : Reason(error);

    private static Sentence? SaidOf(Exception error) => error switch
    {
        BadInputException bad => bad.Said,
        ScopeNotKnownException unknown => Sentence.Of(unknown),
        _ => null,
    };

    public static string Unexpected(Exception error) =>
        $"Lỗi ngoài dự kiến, chi tiết trong nhật ký. (Unexpected, see the log: {error.Message})";

    private static string Tell(bool late, string sentence) => late ? $"Muộn (late). {sentence}" : sentence;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
