using System.Globalization;
using Analytics.Reports.Periods;
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
        $"Bỏ qua: lần hẹn lúc {VietnamTime.Format(newest)} thay thế. (Skipped: missed together with the one due then, which is made.)";

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

    public static string Retrying(string reason, DateTimeOffset again) =>
        $"Tạm thời chưa làm được, thử lại lúc {VietnamTime.Format(again)}. ({reason})";

    public static string Failed(string reason) => $"Không làm được. ({reason})";

    public static string Unexpected(Exception error) =>
        $"Lỗi ngoài dự kiến, chi tiết trong nhật ký. (Unexpected, see the log: {error.Message})";

    private static string Tell(bool late, string sentence) => late ? $"Muộn (late). {sentence}" : sentence;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
