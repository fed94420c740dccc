using Analytics.Worker.Acts;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the page that tells who did what.</summary>
internal static class ActWords
{
    public static readonly Sentence Acts = new("Nhật ký", "Audit");
    public static readonly Sentence Intro = new(
        "Ai đã làm gì, lúc nào, từ đâu; mới nhất trước. Nhật ký chỉ được ghi thêm, không sửa, không xóa.",
        "Who did what, when and from where; the newest first. Entries are only ever added, never changed or removed.");

    public static readonly Sentence None = new("Không có mục nào khớp.", "No entry matches.");
    public static readonly Sentence When = new("Lúc", "When");
    public static readonly Sentence Who = new("Người làm", "Who");
    public static readonly Sentence What = new("Việc", "What");
    public static readonly Sentence Subject = new("Đối tượng", "On what");
    public static readonly Sentence From = new("Từ", "From");
    public static readonly Sentence Day = new("Ngày", "Day");
    public static readonly Sentence All = new("Mọi việc", "Everything");

    public static Sentence Of(Act act) => act switch
    {
        Act.Import => new("Nhập số liệu", "Import"),
        Act.SeriesApplied => new("Đặt loại báo cáo", "Series applied"),
        Act.ListApplied => new("Đặt danh sách nhận", "List applied"),
        Act.RunRequested => new("Yêu cầu lập báo cáo", "Run requested"),
        Act.RunJoined => new("Dùng chung lượt đang chạy", "Run joined"),
        Act.RunRepeated => new("Xếp lại lượt chạy", "Run repeated"),
        Act.RunCancelled => new("Hủy lượt chạy", "Run cancelled"),
        Act.RunDeleted => new("Xóa lượt chạy", "Run deleted"),
        Act.SchedulePaused => new("Tạm dừng lịch", "Schedule paused"),
        Act.ScheduleResumed => new("Tiếp tục lịch", "Schedule resumed"),
        Act.PackBuilt => new("Lập báo cáo", "Pack built"),
        Act.PackChecked => new("Soát báo cáo", "Pack checked"),
        Act.PackApproved => new("Duyệt báo cáo", "Pack approved"),
        Act.PackRejected => new("Trả lại báo cáo", "Pack rejected"),
        Act.PackSent => new("Gửi báo cáo", "Pack sent"),
        Act.PackMailed => new("Thư báo cáo đã đi hết", "All of a pack's mail has left"),
        Act.PackSuperseded => new("Thay bằng bản mới", "Pack superseded"),
        Act.PackArchived => new("Lưu trữ báo cáo", "Pack archived"),
        Act.PeriodFrozen => new("Chốt kỳ báo cáo", "Period frozen"),
        Act.RemindersSent => new("Nhắc đơn vị gửi báo cáo", "Units reminded"),
        Act.RemindersStopped => new("Thôi nhắc đơn vị", "Reminders stopped"),
        Act.RemindersStarted => new("Nhắc lại đơn vị", "Reminders started"),
        Act.PackTestSent => new("Gửi thử", "Test copy sent"),
        Act.MailSettled => new("Xác định thư chưa rõ", "Mail settled"),
        Act.SuggestionAccepted => new("Chấp nhận gợi ý", "Suggestion accepted"),
        Act.SuggestionDropped => new("Bỏ gợi ý", "Suggestion dropped"),
        Act.UserAdded => new("Thêm tài khoản", "Account added"),
        Act.UserRenewed => new("Cấp lại tài khoản", "Account renewed"),
        Act.UserDisabled => new("Khóa tài khoản", "Account disabled"),
        Act.SignedIn => new("Đăng nhập", "Signed in"),
        Act.SignInRefused => new("Đăng nhập bị từ chối", "Sign-in refused"),
        Act.SignedOut => new("Đăng xuất", "Signed out"),
        Act.AccessRefused => new("Truy cập bị từ chối", "Access refused"),
        Act.BackupTaken => new("Sao lưu", "Backup taken"),
        Act.Restored => new("Khôi phục", "Restored"),
        _ => throw new InvalidOperationException($"No words for the act {act}."),
    };

    /// <summary>A later version of this program may have kept acts that this one has no words for.</summary>
    public static Sentence Of(string code) => ActCode.Find(code) is { } act ? Of(act) : new(code, code);

    public static Sentence OfDoor(string door) => door switch
    {
        "command" => new("dòng lệnh", "command line"),
        "desk" => new("trang web", "desk"),
        "node" => new("tự động", "automatic"),
        _ => throw new InvalidOperationException($"No words for the door `{door}`."),
    };
}
