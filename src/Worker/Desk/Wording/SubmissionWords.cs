using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the pages about what came in.</summary>
internal static class SubmissionWords
{
    public static readonly Sentence Submissions = new("Các lần gửi", "Submissions");
    public static readonly Sentence Intro = new(
        "Mọi thứ đã nhận, mới nhất trước: tệp, số báo qua điện thoại, việc rút lại.",
        "Everything that came in, the newest first: files, numbers that were told, withdrawals.");

    public static readonly Sentence OwnIntro = new("Những gì đã nhận của đơn vị bạn, mới nhất trước.", "What came in from your unit, the newest first.");
    public static readonly Sentence None = new("Chưa có lần gửi nào.", "Nothing has come in yet.");
    public static readonly Sentence Number = new("Lần", "No.");
    public static readonly Sentence When = new("Ghi nhận", "Recorded");
    public static readonly Sentence Stored = new("Thực nhận", "Came in");
    public static readonly Sentence By = new("Người gửi", "By");
    public static readonly Sentence Kind = new("Cách gửi", "How");
    public static readonly Sentence Files = new("Tệp", "Files");
    public static readonly Sentence Rows = new("Dòng được lưu", "Rows stored");
    public static readonly Sentence RowsRead = new("Dòng đã đọc", "Rows read");
    public static readonly Sentence Reason = new("Lý do", "Reason");
    public static readonly Sentence About = new("Thông tin", "About");
    public static readonly Sentence Changed = new("Đã thay đổi những gì", "What it changed");
    public static readonly Sentence ChangedNothing = new("Không có gì thay đổi.", "Nothing has changed.");
    public static readonly Sentence Warnings = new("Lưu ý khi nhận", "Warnings");
    public static readonly Sentence WarningsHint = new(
        "Số liệu đã được nhận; hãy xem lại những chỗ này.", "It was taken all the same; look at these places again.");

    public static readonly Sentence IsWithdrawn = new("Đã rút", "Withdrawn");
    public static readonly Sentence Withdraw = new("Rút lần gửi này", "Withdraw this submission");
    public static readonly Sentence WithdrawHint = new(
        "Số liệu trước đó lại được tính, từ lúc này; số mà một lần gửi sau chỉ nhắc lại cũng bị rút, hãy nhập lại tệp đó để số lại được tính. Báo cáo đã lập và những gì từng biết ở thời điểm trước vẫn giữ nguyên.",
        "What it replaced counts again, from now on; a number that a later submission only repeated goes with it: import that file again to bring it back. Packs that were made, and what was known at an earlier time, stay as they are.");

    public static readonly Sentence WouldChange = new("Sau khi rút sẽ tính như sau", "After that, this counts");
    public static readonly Sentence WouldChangeNothing = new(
        "Không số liệu nào thay đổi: những gì lần này gửi đã được thay từ trước.", "No figure changes: what it brought has been replaced since.");

    public static readonly Sentence CannotWithdraw = new("Không rút được", "It cannot be withdrawn");

    public static Sentence Title(long number) => new($"Lần gửi {number}", $"Submission {number}");

    public static Sentence WithdrawTitle(long number) => new($"Rút lần gửi {number}", $"Withdraw submission {number}");

    public static Sentence Withdrawn(long number) => new($"Đã rút lần gửi {number}.", $"Submission {number} is withdrawn.");

    public static Sentence WithdrawnBy(long number) => new($"Đã rút bằng lần gửi {number}", $"Withdrawn by submission {number}");

    public static Sentence Of(long number) => new($"của lần gửi {number}", $"of submission {number}");

    public static Sentence AndMoreWarnings(long more) => new($"Và {more} lưu ý khác.", $"And {more} more.");

    public static Sentence AndMore(long more) => new($"Và {more} dòng khác.", $"And {more} more.");

    public static Sentence FileNotKept(string name) => new(
        $"Nội dung tệp {name} không được giữ: khi nhận tệp này hệ thống chỉ giữ mã SHA-256.",
        $"The bytes of {name} were not kept: it came before files were, and only its SHA-256 is known.");

    public static Sentence OfKind(SubmissionKind kind) => kind switch
    {
        SubmissionKind.Import => new("Tệp", "Files"),
        SubmissionKind.Typed => new("Nhập trên trang", "Typed on the desk"),
        SubmissionKind.Told => new("Báo một số", "One number told"),
        SubmissionKind.Withdrawal => new("Rút lại", "Withdrawal"),
        _ => throw new InvalidOperationException($"No words for submissions of kind {kind}."),
    };
}
