namespace Analytics.Worker.Scheduling;

/// <summary>The sentences that the ledger keeps, Vietnamese first and English beside it.</summary>
internal static class RunWording
{
    public static string Cancelled(string by) => $"{by} đã hủy. (Cancelled by {by}.)";

    public static string Deleted(string by) => $"{by} đã xóa. (Deleted by {by}.)";

    public static string Requeued(long run) => FormattableString.Invariant($"Chạy lại lượt {run}. (Run {run} again.)");

    public static string Joined(string by, string reason) =>
        $"{by} cũng yêu cầu, dùng chung lượt này: {reason} ({by} asked for the same and shares this run.)";
}
