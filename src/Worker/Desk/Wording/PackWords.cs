using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the pages about packs.</summary>
internal static class PackWords
{
    public static readonly Sentence Packs = new("Báo cáo", "Packs");
    public static readonly Sentence Intro = new("Bản mới nhất của mỗi báo cáo.", "The newest version of each pack.");
    public static readonly Sentence None = new("Chưa có báo cáo nào để xem.", "There is no pack to see yet.");
    public static readonly Sentence NoneFound = new("Không có báo cáo nào khớp.", "No pack matches.");
    public static readonly Sentence Search = new("Tìm theo đảng bộ, loại báo cáo, kỳ", "Committee, series or period");
    public static readonly Sentence Find = new("Tìm", "Find");
    public static readonly Sentence Committee = new("Đảng bộ", "Committee");
    public static readonly Sentence Series = new("Loại báo cáo", "Series");
    public static readonly Sentence Period = new("Kỳ", "Period");
    public static readonly Sentence Version = new("Bản", "Version");
    public static readonly Sentence State = new("Trạng thái", "State");
    public static readonly Sentence MadeAt = new("Lập lúc", "Made at");
    public static readonly Sentence Coverage = new("Đơn vị đã báo cáo", "Units reported");
    public static readonly Sentence Provisional = new("Bản tạm", "Provisional");
    public static readonly Sentence ProvisionalWhy = new("Chưa đủ số liệu: còn đơn vị chưa báo cáo", "Not enough units have reported");
    public static readonly Sentence AsOf = new("Số liệu đến", "As of");
    public static readonly Sentence Make = new("Lập báo cáo", "Make a pack");

    public static readonly Sentence Document = new("Văn bản", "Document");
    public static readonly Sentence OpenPdf = new("Mở bản PDF", "Open the PDF");
    public static readonly Sentence Files = new("Tệp", "Files");
    public static readonly Sentence Versions = new("Các bản", "Versions");
    public static readonly Sentence Events = new("Quá trình", "History");
    public static readonly Sentence When = new("Khi nào", "When");
    public static readonly Sentence Changes = new("Thay đổi so với bản trước", "Changed since the version before");
    public static readonly Sentence Indicator = new("Chỉ tiêu", "Indicator");
    public static readonly Sentence Unit = new("Đơn vị", "Unit");
    public static readonly Sentence Total = new("Toàn địa bàn", "Committee's total");
    public static readonly Sentence Old = new("Trước", "Old");
    public static readonly Sentence New = new("Nay", "New");
    public static readonly Sentence SubmittedBy = new("Người gửi", "Submitted by");
    public static readonly Sentence RecordedAt = new("Ghi nhận lúc", "Recorded at");
    public static readonly Sentence FirstVersion = new("Đây là bản đầu tiên.", "This is the first version.");
    public static readonly Sentence Compare = new("So sánh", "Compare");
    public static readonly Sentence With = new("với", "with");
    public static readonly Sentence CompareNow = new("Xem khác nhau", "Show differences");
    public static readonly Sentence WhatChanged = new("Những chỗ khác nhau", "Differences");
    public static readonly Sentence KeyFigures = new("Số liệu chính", "Key figures");

    public static readonly Sentence Findings = new("Kết quả rà soát", "Findings");
    public static readonly Sentence FindingsHint = new(
        "Chỉ văn phòng thấy mục này; không gửi kèm báo cáo.", "Only the office sees this; it is never sent with the pack.");

    public static readonly Sentence NoFindings = new("Không phát hiện vấn đề.", "Nothing was found.");
    public static readonly Sentence Rule = new("Quy tắc", "Rule");
    public static readonly Sentence Finding = new("Nội dung", "Finding");

    public static readonly Sentence Decide = new("Xử lý", "Decide");
    public static readonly Sentence Check = new("Đã soát", "Checked");
    public static readonly Sentence CheckHint = new("Ghi lại rằng bạn đã đọc và soát bản này.", "Keeps that you have read this version through.");
    public static readonly Sentence TwoPeople = new(
        "Cần hai người: người soát không được là người duyệt.", "Two people have to agree: who checked a version cannot approve it.");

    public static readonly Sentence YouChecked = new(
        "Bạn đã soát bản này; cần một người khác duyệt.", "You checked this version; another person has to approve it.");

    public static readonly Sentence Approve = new("Duyệt", "Approve");
    public static readonly Sentence ApproveHint = new(
        "Khi duyệt, báo cáo được gửi một lần cho:", "Once approved, the pack is mailed, once, to:");

    public static readonly Sentence SendsNothing = new(
        "Loại báo cáo này đặt không gửi thư; duyệt xong chỉ đọc được ở đây.", "This series is set to send no mail; once approved, the pack is read here.");

    public static readonly Sentence NobodyGetsIt = new(
        "Chưa có danh sách nhận cho báo cáo này; duyệt xong không gửi thư nào.", "There is no distribution list for this pack; once approved, no mail is sent.");

    public static readonly Sentence OptionalComment = new("Ý kiến (không bắt buộc)", "Comment (optional)");
    public static readonly Sentence Reject = new("Trả lại", "Reject");
    public static readonly Sentence Reason = new("Lý do", "Reason");
    public static readonly Sentence Send = new("Gửi", "Send");
    public static readonly Sentence SendHint = new(
        "Xếp hàng những thư chưa có trong hộp gửi và gửi lại những thư đã bị từ chối; ai đã nhận thì không nhận lần nữa.",
        "Queues mail that is not in the outbox yet, and once more what was refused; nobody who has it gets it again.");

    public static readonly Sentence Deliveries = new("Thư gửi", "Mail");
    public static readonly Sentence Recipient = new("Người nhận", "Recipient");
    public static readonly Sentence Answer = new("Trả lời của máy chủ", "The server's answer");
    public static readonly Sentence Arrived = new("Đã nhận", "It has arrived");
    public static readonly Sentence SendAgain = new("Gửi lại", "Send again");
    public static readonly Sentence UncertainHint = new(
        "Hãy hỏi người nhận. Gửi lại dùng đúng mã thư cũ; nếu thư trước đã đến, người nhận có thể thấy hai thư.",
        "Ask the recipient. Sending again keeps the message's id; if the first one arrived, there may be two.");

    public static readonly Sentence TestCopy = new("bản gửi thử", "test copy");

    public static readonly Sentence RunAgain = new("Chạy lại", "Run again");
    public static readonly Sentence RunAgainHint = new("Lập bản mới từ số liệu hiện có.", "Makes a new version from the figures there are now.");

    public static readonly Sentence Late = new("Lập muộn", "Made late");

    public static readonly Sentence Archived = new("Lưu trữ", "Archived");

    public static Sentence ListsMissing(string lists) => new(
        $"Chưa duyệt được: chưa có danh sách nhận {lists}; người quản trị cần thêm trước.",
        $"It cannot be approved yet: there is no distribution list {lists}; an administrator has to add it first.");

    public static Sentence Compared(int before, int later) =>
        before == later ? new($"Bản v{before} so với chính nó", $"Version v{before} beside itself") : new($"Bản v{later} so với bản v{before}", $"Version v{later} beside v{before}");

    public static Sentence ArchivedAt(string at) =>
        new($"bản được duyệt cuối cùng của kỳ, lưu trữ {at}", $"the period's last approved version, archived {at}");

    public static Sentence LateFor(string due, string made) => new($"hạn {due}, lập lúc {made}", $"due {due}, made {made}");

    public static Sentence OfFinding(string code) => code switch
    {
        "quoted_percent" => new("Tỷ lệ tự ghi", "Quoted percentage"),
        "numerator_exceeds_denominator" => new("Tử số lớn hơn mẫu số", "Numerator exceeds denominator"),
        "outlier" => new("Khác thường", "Outlier"),
        "parts_exceed_whole" => new("Các phần lớn hơn tổng", "Parts exceed whole"),
        "repeated_text" => new("Lặp lại kỳ trước", "Repeated text"),
        "revised_base" => new("Cùng kỳ điều chỉnh", "Revised base"),
        "withdrawn" => new("Đã rút", "Withdrawn"),
        "pages_over_budget" => new("Quá số trang", "Too many pages"),
        _ => throw new InvalidOperationException($"No words for the finding `{code}`."),
    };

    /// <summary>As a badge shows it.</summary>
    public static Sentence Badge(string state) => state switch
    {
        "draft" => new("Dự thảo", "Draft"),
        "checked" => new("Đã soát", "Checked"),
        "approved" => new("Đã duyệt", "Approved"),
        "sent" => new("Đã gửi", "Sent"),
        "superseded" => new("Đã thay thế", "Superseded"),
        "rejected" => new("Không duyệt", "Rejected"),
        _ => throw new InvalidOperationException($"A pack has no state `{state}`."),
    };
}
