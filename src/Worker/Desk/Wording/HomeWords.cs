using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the first page.</summary>
internal static class HomeWords
{
    public static readonly Sentence Overview = new("Tổng quan", "Overview");
    public static readonly Sentence Meetings = new("Cuộc họp sắp tới", "Next meetings");
    public static readonly Sentence NoMeetings = new(
        "Lịch chưa có cuộc họp nào sắp tới.", "The calendar has no meeting that is still to come.");

    public static readonly Sentence Decide = new("Cần xử lý", "Needs a decision");
    public static readonly Sentence NothingToDecide = new("Không có việc nào chờ xử lý.", "Nothing waits for a decision.");
    public static readonly Sentence LatestPacks = new("Báo cáo mới nhất", "Latest packs");
    public static readonly Sentence AllPacks = new("Tất cả báo cáo", "All packs");
    public static readonly Sentence MakePack = new("Lập báo cáo", "Make the pack");
    public static readonly Sentence SeePack = new("Xem báo cáo", "See the pack");
    public static readonly Sentence SeeCollection = new("Xem thu thập", "See the collection");
    public static readonly Sentence AllReported = new("Tất cả đơn vị đã gửi đủ.", "Every unit has reported in full.");
    public static readonly Sentence Missing = new("Chưa gửi", "Not reported");
    public static readonly Sentence Partial = new("Chưa gửi đủ", "Incomplete");
    public static readonly Sentence Late = new("Gửi muộn", "Reported late");
    public static readonly Sentence CoverageHint = new(
        "Đếm như trong báo cáo: đơn vị đã gửi đủ mọi số liệu của kỳ, hoặc phần lời khi không phải gửi số liệu.",
        "Counted as in a pack: units that have sent every figure of the period, or words where no figures are asked of them.");

    public static Sentence Days(int days) => days switch
    {
        < 0 => new($"đã qua {-days} ngày", $"{-days} {Plural(-days, "day")} ago"),
        0 => new("hôm nay", "today"),
        _ => new($"còn {days} ngày", $"{days} {Plural(days, "day")} left"),
    };

    public static Sentence MeetingAt(string at) => new($"Họp {at}", $"Meeting {at}");

    public static Sentence Deadline(string day, Sentence days) => new($"Hạn gửi {day} ({days.Vi})", $"Reports due {day} ({days.En})");

    public static Sentence Reported(int reported, int expected) =>
        new($"{reported}/{expected} đơn vị đã gửi đủ", $"{reported} of {expected} units have reported in full");

    public static Sentence Further(int lines) => new($"Và {lines} kỳ họp khác sau đó.", $"And {lines} more after these.");

    public static Sentence Drafts(int total) => new($"{total} dự thảo chờ duyệt", $"{total} {Plural(total, "draft")} to decide on");

    public static Sentence Findings(int found) => found == 0
        ? new("không có vấn đề rà soát", "no findings")
        : new($"{found} điểm cần rà soát", $"{found} {Plural(found, "finding")}");

    public static Sentence Runs(int total) => new($"{total} lượt chạy lỗi hoặc đang chờ", $"{total} {Plural(total, "run")} failed or waiting");

    public static Sentence LateUnits(int units) => new($"{units} đơn vị quá hạn gửi", $"{units} {Plural(units, "unit")} past the deadline");

    public static Sentence UncertainMail(int mails) =>
        new($"{mails} thư không rõ đã đến chưa", $"{mails} {Plural(mails, "message")} that may or may not have arrived");

    public static Sentence FailedMail(int mails) => new($"{mails} thư không gửi được", $"{mails} {Plural(mails, "message")} not sent");

    public static readonly Sentence MailToSettle = new("Thư cần xử lý", "Mail to look after");

    public static readonly Sentence LettersToSettle = new("Thư gửi đơn vị cần xử lý", "Mail to units to look after");
    public static readonly Sentence LettersHint = new(
        "Trong 30 ngày qua; lệnh “deliveries” cho biết từng thư và trả lời của máy chủ. Hãy hỏi đơn vị, sửa địa chỉ nếu sai, rồi nhắc lại ở trang thu số liệu.",
        "Of the last 30 days; `deliveries` shows each message and the server's answer. Ask the unit, correct its address if it is wrong, then remind it again where collection is seen.");

    public static readonly Sentence ToCollection = new("Xem thu số liệu", "See the collection");

    public static Sentence OfLetters(string kind) => kind switch
    {
        "reminder" => new("Thư nhắc", "Reminders"),
        "receipt" => new("Thư báo nhận", "Receipts"),
        _ => throw new InvalidOperationException($"No words for mail of the kind `{kind}`."),
    };

    private static string Plural(int count, string noun) => count == 1 ? noun : noun + "s";
}
