using Analytics.Worker.Packs;

namespace Analytics.Worker.Scheduling;

/// <summary>The states of a run, as the ledger spells them.</summary>
internal static class RunState
{
    /// <summary>Its due time has not come.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>Due, and no worker has taken it.</summary>
    public const string Enqueued = "enqueued";

    public const string Processing = "processing";

    /// <summary>Failed for a reason that can pass; tried again by itself.</summary>
    public const string Retrying = "retrying";

    /// <summary>Held back by the series' gate until more units have reported, or missed and kept for a person.</summary>
    public const string Waiting = "waiting";

    public const string Succeeded = "succeeded";

    public const string Failed = "failed";

    /// <summary>Cancelled or removed by a person, overtaken by the calendar, or missed and skipped.</summary>
    public const string Deleted = "deleted";

    public static readonly IReadOnlyList<string> All =
        [Scheduled, Enqueued, Processing, Retrying, Waiting, Succeeded, Failed, Deleted];

    /// <summary>How a state is called before people.</summary>
    public static Sentence Name(string state) => state switch
    {
        Enqueued => new("Chờ", "Enqueued"),
        Scheduled => new("Hẹn giờ", "Scheduled"),
        Processing => new("Đang chạy", "Processing"),
        Succeeded => new("Thành công", "Succeeded"),
        Failed => new("Lỗi", "Failed"),
        Deleted => new("Đã hủy", "Deleted"),
        Retrying => new("Thử lại", "Retries"),
        Waiting => new("Giữ lại", "Held back"),
        _ => throw new InvalidOperationException($"No words for the state `{state}`."),
    };

    /// <summary>Whether nothing more happens to it until a person acts, or, when it waits, its units report.</summary>
    public static bool IsEnded(string state) => state is Waiting or Succeeded or Failed or Deleted;
}
