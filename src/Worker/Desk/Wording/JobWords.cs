using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the job dashboard.</summary>
internal static class JobWords
{
    public static readonly Sentence Jobs = new("Công việc", "Jobs");
    public static readonly Sentence Menu = new("Lượt chạy theo trạng thái", "Runs by state");
    public static readonly Sentence Overview = new("Tổng quan", "Overview");
    public static readonly Sentence Recurring = new("Định kỳ", "Recurring");
    public static readonly Sentence Servers = new("Máy chạy", "Servers");
    public static readonly Sentence NoScheduler = new(
        "Không có bộ lập lịch nào đang hoạt động: danh sách dưới đây vẫn đúng, nhưng chưa có gì được chạy cho đến khi “serve” được bật.",
        "No scheduler has checked in: what is shown here is right, but nothing will run until `serve` is started.");

    public static readonly Sentence LastDay = new("24 giờ qua", "Last 24 hours");
    public static readonly Sentence LastWeek = new("7 ngày qua", "Last 7 days");
    public static readonly Sentence Latest = new("Các lượt gần nhất", "Latest runs");
    public static readonly Sentence None = new("Không có lượt nào.", "There are no runs here.");

    public static readonly Sentence Select = new("Chọn", "Select");
    public static readonly Sentence SelectAll = new("Chọn tất cả", "Select all");
    public static readonly Sentence Run = new("Lượt", "Run");
    public static readonly Sentence Pack = new("Báo cáo", "Pack");
    public static readonly Sentence Due = new("Hẹn lúc", "Due");
    public static readonly Sentence Started = new("Bắt đầu", "Started");
    public static readonly Sentence Ended = new("Kết thúc", "Ended");
    public static readonly Sentence Took = new("Thời gian chạy", "Duration");
    public static readonly Sentence State = new("Trạng thái", "State");
    public static readonly Sentence Outcome = new("Kết quả", "Outcome");
    public static readonly Sentence Attempt = new("Lần thử", "Attempt");
    public static readonly Sentence Node = new("Máy", "Node");
    public static readonly Sentence RequestedBy = new("Người yêu cầu", "Requested by");
    public static readonly Sentence Trigger = new("Nguồn", "Trigger");
    public static readonly Sentence Late = new("Chạy muộn", "Late");
    public static readonly Sentence LateHint = new("khi đến hạn không có máy nào chạy", "nothing was there to start it when it was due");
    public static readonly Sentence Parameters = new("Tham số", "Parameters");
    public static readonly Sentence Progress = new("Tiến độ", "Progress");
    public static readonly Sentence States = new("Các trạng thái đã qua", "States");
    public static readonly Sentence Log = new("Nhật ký", "Log");
    public static readonly Sentence LogEmpty = new("Chưa có dòng nào.", "No lines yet.");
    public static readonly Sentence Detail = new("Chi tiết", "Detail");
    public static readonly Sentence Reload = new("Tải lại trang để xem tiến độ mới.", "Load the page again to see how far it is.");

    public static readonly Sentence Cancel = new("Hủy lượt này", "Cancel");
    public static readonly Sentence Cancelling = new("Đang hủy…", "Cancelling…");
    public static readonly Sentence Requeue = new("Xếp lại", "Requeue");
    public static readonly Sentence Delete = new("Xóa", "Delete");
    public static readonly Sentence RunAgain = new("Chạy lại…", "Run again…");
    public static readonly Sentence NothingSelected = new("Chưa chọn lượt nào.", "No run is selected.");

    public static readonly Sentence NewRun = new("Lập báo cáo", "Make a pack");
    public static readonly Sentence NewRunIntro = new(
        "Lượt chạy bắt đầu ngay. Nếu số liệu không đổi, không có bản mới.", "The run starts at once. If the figures are the same, there is no new version.");

    public static readonly Sentence PeriodHint = new(
        "2023-Q3 (quý), 2023-H1 (6 tháng), 2023-9M (9 tháng), 2023 (năm), 2020-2025 (nhiệm kỳ)",
        "2023-Q3, 2023-H1, 2023-9M, 2023, or a term such as 2020-2025");

    public static readonly Sentence AsOfHint = new(
        "Giờ Việt Nam. Để trống: số liệu đến lúc bấm chạy.", "Vietnamese time. Empty: as of the moment you start it.");

    public static readonly Sentence Force = new("Lập cả khi chưa đủ đơn vị báo cáo", "Make it although too few units have reported");
    public static readonly Sentence StartRun = new("Chạy", "Start");
    public static readonly Sentence CheckInput = new("Chưa chạy được. Hãy kiểm tra:", "It could not be started. Look at:");
    public static readonly Sentence ReasonMissing = new("Hãy nêu lý do.", "Give a reason.");
    public static readonly Sentence AsOfWrong = new(
        "Thời điểm số liệu không hợp lệ; ví dụ 2023-09-18T17:00.", "“As of” is not an instant; an example is 2023-09-18T17:00.");

    public static readonly Sentence Workers = new("Số lượt cùng lúc", "Workers");
    public static readonly Sentence Heartbeat = new("Tín hiệu cuối", "Heartbeat");
    public static readonly Sentence Alive = new("Đang hoạt động", "Alive");
    public static readonly Sentence PossiblyAborted = new("Có thể đã dừng", "Possibly aborted");
    public static readonly Sentence NoServers = new("Không có máy nào đang hoạt động.", "No server has checked in.");

    public static readonly Sentence Rule = new("Quy tắc", "Rule");
    public static readonly Sentence Zone = new("Múi giờ", "Zone");
    public static readonly Sentence Next = new("Lần tới", "Next");
    public static readonly Sentence Last = new("Lần trước", "Last");
    public static readonly Sentence Id = new("Mã", "Id");
    public static readonly Sentence TriggerNow = new("Chạy ngay", "Trigger now");
    public static readonly Sentence Pause = new("Tạm dừng", "Pause");
    public static readonly Sentence Resume = new("Tiếp tục", "Resume");
    public static readonly Sentence Active = new("Đang bật", "Active");
    public static readonly Sentence Paused = new("Tạm dừng", "Paused");
    public static readonly Sentence NoRecurring = new(
        "Chưa có loại báo cáo nào có lịch chạy.", "No series has a schedule yet.");

    /// <summary>In the order of the menu.</summary>
    public static readonly IReadOnlyList<string> MenuStates =
    [
        RunState.Enqueued, RunState.Scheduled, RunState.Processing, RunState.Succeeded, RunState.Failed, RunState.Deleted, RunState.Retrying,
        RunState.Waiting,
    ];

    public static readonly IReadOnlyList<string> Stages = ["read", "compute", "compose", "charts", "typeset", "store"];

    public static Sentence OfStage(string stage) => stage switch
    {
        "read" => new("Đọc số liệu", "Read"),
        "compute" => new("Tính toán", "Compute"),
        "compose" => new("Soạn thảo", "Compose"),
        "charts" => new("Vẽ biểu đồ", "Charts"),
        "typeset" => new("Dàn trang", "Typeset"),
        "store" => new("Lưu", "Store"),
        _ => throw new InvalidOperationException($"No words for the stage `{stage}`."),
    };

    public static Sentence OfStep(string step) => step switch
    {
        Steps.Open => new("lịch: mở thu thập", "calendar: collection opens"),
        Steps.Remind => new("lịch: nhắc đơn vị", "calendar: reminder"),
        Steps.Draft => new("lịch: bản dự thảo", "calendar: draft"),
        Steps.Rebuild => new("lịch: lập lại vì có số liệu mới", "calendar: rebuilt after new figures"),
        Steps.Meeting => new("lịch: bản họp", "calendar: meeting"),
        Steps.Freeze => new("lịch: chốt tại giờ họp", "calendar: frozen at the meeting"),
        Steps.Archive => new("lịch: lưu trữ", "calendar: archive"),
        Steps.Cron => new("lịch định kỳ", "recurring schedule"),
        Steps.Request => new("theo yêu cầu", "on request"),
        _ => throw new InvalidOperationException($"No words for the step `{step}`."),
    };

    public static Sentence Requeued(int runs) => new($"Đã xếp lại {runs} lượt.", $"{runs} {(runs == 1 ? "run is" : "runs are")} queued again.");

    public static Sentence Deleted(int runs) => new($"Đã xóa hoặc hủy {runs} lượt.", $"{runs} {(runs == 1 ? "run is" : "runs are")} deleted or cancelled.");

    public static Sentence Joined(long run) => new(
        $"Lượt {run} đang làm đúng việc này; yêu cầu của bạn dùng chung lượt đó.", $"Run {run} is doing just this already; your request joined it.");

    public static Sentence GraphSummary(Sentence title, int succeeded, int failed) => new(
        $"{title.Vi}: {succeeded} thành công, {failed} lỗi", $"{title.En}: {succeeded} succeeded, {failed} failed");
}
