using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the pages about assignments.</summary>
internal static class AssignmentWords
{
    public static readonly Sentence Assignments = new("Nhiệm vụ", "Assignments");
    public static readonly Sentence Intro = new(
        "Việc được giao tại các cuộc họp; bản báo cáo kế tiếp nêu tình hình ở đây.",
        "What was given to do at meetings; the next pack tells how it stands here.");

    public static readonly Sentence Add = new("Giao nhiệm vụ", "Give an assignment");
    public static readonly Sentence NoneFound = new("Không có nhiệm vụ nào khớp.", "No assignment matches.");
    public static readonly Sentence Search = new("Nội dung, mã, đơn vị", "Task, code or unit");
    public static readonly Sentence Task = new("Nhiệm vụ", "Assignment");
    public static readonly Sentence Owner = new("Đơn vị thực hiện", "Owner");
    public static readonly Sentence Given = new("Giao tại kỳ", "Given at");
    public static readonly Sentence Due = new("Thời hạn", "Due");
    public static readonly Sentence State = new("Tình trạng", "State");
    public static readonly Sentence Progress = new("Kết quả, tiến độ", "Result, progress");
    public static readonly Sentence Kind = new("Loại", "Kind");
    public static readonly Sentence Everyone = new("Mọi đảng bộ", "Every committee");
    public static readonly Sentence Choose = new("Chọn đơn vị", "Choose a unit");
    public static readonly Sentence DueHint = new("Để trống nếu không có thời hạn.", "Leave it empty when there is no due day.");
    public static readonly Sentence Overdue = new("Quá hạn", "Overdue");
    public static readonly Sentence Now = new("Hiện nay", "As it stands");
    public static readonly Sentence Change = new("Cập nhật", "Update");
    public static readonly Sentence Check = new("Chưa lưu được. Hãy sửa những chỗ sau:", "It is not saved. Correct what is said below:");
    public static readonly Sentence Save = new("Lưu", "Save");
    public static readonly Sentence History = new("Quá trình", "History");
    public static readonly Sentence First = new("Giao nhiệm vụ", "Given");
    public static readonly Sentence Changed = new("Đã lưu. Chạy lại báo cáo để bản mới nêu tình hình này.", "Saved. Run the pack again and it tells this.");
    public static readonly Sentence NothingChanged = new("Không có gì thay đổi.", "Nothing has changed.");

    public static Sentence Added(string code) => new($"Đã giao nhiệm vụ {code}.", $"Assignment {code} is given.");

    public static Sentence ChangedMeanwhile(string by, string at) => new(
        $"{by} đã cập nhật nhiệm vụ này lúc {at}, sau khi bạn mở trang. Phần bạn nhập chưa được lưu; hãy tải lại trang, đối chiếu với quá trình bên dưới rồi nhập lại.",
        $"{by} has updated this assignment at {at}, after you opened the page. What you typed is not saved; load the page again, compare with the history below and repeat.");

    public static Sentence Filter(string state) => state switch
    {
        "unfinished" => new("Chưa hoàn thành", "Unfinished"),
        "overdue" => Overdue,
        "all" => new("Tất cả", "All"),
        _ => OfStatus(state),
    };

    public static Sentence OfStatus(string status) => status switch
    {
        "open" => new("Chưa thực hiện", "Not begun"),
        "in_progress" => new("Đang thực hiện", "In progress"),
        "done" => new("Đã hoàn thành", "Done"),
        _ => throw new InvalidOperationException($"No words for the status `{status}`."),
    };

    public static Sentence OfKind(string kind) => kind switch
    {
        "programme" => new("Chương trình", "Programme"),
        "scheme" => new("Đề án", "Scheme"),
        "directive" => new("Chỉ thị", "Directive"),
        "plan" => new("Kế hoạch", "Plan"),
        "task" => new("Nhiệm vụ cụ thể", "Task"),
        _ => throw new InvalidOperationException($"No words for the kind `{kind}`."),
    };

    /// <summary>What codes of such assignments begin with; a kind that there is not is refused with its row.</summary>
    public static string Prefix(string kind) => kind switch
    {
        "programme" => "ctr",
        "scheme" => "da",
        "directive" => "ct",
        "plan" => "kh",
        _ => "nv",
    };
}
