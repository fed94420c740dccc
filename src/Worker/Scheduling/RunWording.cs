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
}
