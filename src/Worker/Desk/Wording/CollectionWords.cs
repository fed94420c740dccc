using System.Globalization;
using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Submissions;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the pages on which figures are collected.</summary>
internal static class CollectionWords
{
    public static readonly Sentence Collection = new("Thu thập", "Collection");
    public static readonly Sentence Title = new("Thu thập số liệu", "Collecting figures");
    public static readonly Sentence Series = new("Loại báo cáo", "Series");
    public static readonly Sentence Quarter = new("Quý", "Quarter");
    public static readonly Sentence Show = new("Xem", "Show");
    public static readonly Sentence Choose = new("Chọn kỳ", "Choose what to see");
    public static readonly Sentence NotCollected = new(
        "Chưa có loại báo cáo nào. Người quản trị thêm bằng lệnh “series apply”.", "There is no series yet. Your administrator adds one with `series apply`.");

    public static readonly Sentence NotAsked = new(
        "Kỳ này không yêu cầu đơn vị của bạn báo cáo. Hãy chọn loại báo cáo hoặc quý khác.",
        "Your unit is asked for nothing here. Choose another series or quarter.");

    public static readonly Sentence NoDeadline = new("Lịch chưa có hạn gửi cho kỳ này.", "The calendar has no deadline for this period.");
    public static readonly Sentence Matrix = new("Đơn vị và lĩnh vực", "Units and fields");
    public static readonly Sentence Unit = new("Đơn vị", "Unit");
    public static readonly Sentence State = new("Tình trạng", "State");
    public static readonly Sentence Received = new("Nhận lúc", "Received");
    public static readonly Sentence FirstAt = new("Nhận lần đầu", "First received");
    public static readonly Sentence LastAt = new("Nhận lần cuối", "Last received");
    public static readonly Sentence CompleteAt = new("Đủ lúc", "Complete");
    public static readonly Sentence Values = new("Số liệu", "Values");
    public static readonly Sentence InWords = new("bằng lời", "in words");
    public static readonly Sentence NotOwed = new("không phải gửi", "not asked");
    public static readonly Sentence Late = new("muộn", "late");
    public static readonly Sentence Overdue = new("quá hạn", "overdue");
    public static readonly Sentence Indicator = new("Chỉ tiêu", "Indicator");
    public static readonly Sentence MissingValue = new("thiếu", "missing");
    public static readonly Sentence OwesWords = new(
        "Đơn vị này báo cáo bằng lời, không phải gửi số liệu trong kỳ.", "This unit reports in words; no figures are asked of it in this period.");

    public static readonly Sentence Standing = new("Hiện nay", "As it stands");
    public static readonly Sentence Template = new("Tải mẫu báo cáo", "Download the workbook");
    public static readonly Sentence TemplateHint = new(
        "Bảng tính riêng của đơn vị cho quý này: điền các ô màu vàng, lưu lại rồi gửi ở đây.",
        "The unit's own workbook for this quarter: fill in the yellow cells, save it, and send it here.");

    public static readonly Sentence Upload = new("Gửi bảng tính", "Send the workbook");
    public static readonly Sentence UploadOffice = new("Gửi tệp của văn phòng", "Send files of the office");
    public static readonly Sentence UploadHint = new(
        "Kéo tệp .xlsx vào đây, hoặc chọn tệp. Có một ô sai thì không số liệu nào được lưu.",
        "Drag the .xlsx here, or choose it. One wrong cell, and nothing of it is stored.");

    public static readonly Sentence UploadOfficeHint = new(
        "Một hay nhiều bảng tính của các đơn vị, hoặc tệp CSV của văn phòng: được nhận cùng nhau, hoặc không nhận gì.",
        "One or more workbooks of units, or CSV files of the office: all are taken, or none.");

    public static readonly Sentence File = new("Bảng tính (.xlsx)", "Workbook (.xlsx)");
    public static readonly Sentence FilesOfOffice = new("Tệp .xlsx, .csv", "Files .xlsx, .csv");
    public static readonly Sentence Send = new("Gửi", "Send");
    public static readonly Sentence NothingStored = new("Chưa lưu gì. Hãy sửa rồi gửi lại:", "Nothing was stored. Correct this, then send it again:");
    public static readonly Sentence Where = new("Ở đâu", "Where");
    public static readonly Sentence Problem = new("Cần sửa", "What is wrong");
    public static readonly Sentence Copy = new("Tải bản có ghi chú lỗi ở từng ô", "Download a copy with these as comments of cells");
    public static readonly Sentence CopyHint = new(
        "Hệ thống chỉ giữ bản này trong bộ nhớ, nhiều nhất 15 phút, cho riêng phiên làm việc này.",
        "The copy is kept in memory, for up to 15 minutes and for this session only.");

    public static readonly Sentence NoFile = new("Chưa chọn tệp nào; hãy chọn một bảng tính .xlsx.", "No file was chosen; choose a workbook (.xlsx).");
    public static readonly Sentence OneWorkbook = new("Mỗi lần chỉ gửi một bảng tính; hãy chọn một tệp.", "One workbook at a time; choose one file.");
    public static readonly Sentence Remind = new("Nhắc ngay", "Remind now");
    public static readonly Sentence RemindHint = new(
        "Gửi thư nhắc kèm bảng tính, nêu những gì còn thiếu. Mỗi ngày chỉ một lần về cùng một hạn gửi.",
        "A mail with the workbook that names what is missing. Once a day at most about the same deadline.");

    public static readonly Sentence Correct = new("Sửa một số", "Correct one number");
    public static readonly Sentence CorrectShort = new("sửa", "correct");
    public static readonly Sentence CorrectHint = new(
        "Khi đơn vị báo qua điện thoại. Được lưu như một lần gửi, dưới tên bạn, cùng lý do.",
        "For what a unit says by telephone. It is kept as a submission in your name, with its reason.");

    public static readonly Sentence Old = new("Số đang tính", "What counts now");
    public static readonly Sentence New = new("Số mới", "New number");
    public static readonly Sentence NewHint = new(
        "Viết như trong bảng tính: 9.086; 3,5 tỷ; trên 1.300. Dấu - để rút số.", "As in the workbook: 9.086; 3,5 tỷ; trên 1.300. A dash takes it back.");

    public static readonly Sentence Reason = new("Lý do", "Reason");
    public static readonly Sentence ReasonHint = new("Ai báo, vì sao.", "Who said so, and why.");
    public static readonly Sentence Save = new("Lưu số mới", "Save the number");
    public static readonly Sentence Back = new("Quay lại", "Back");
    public static readonly Sentence SameNumber = new("Số đó đang được tính; không có gì thay đổi.", "That number counts already; nothing has changed.");
    public static readonly Sentence ChangedMeanwhile = new(
        "Số đang tính đã thay đổi sau khi bạn mở trang; hãy xem lại rồi lưu.", "What counts has changed since you opened the page; look again, then save.");

    public static readonly Sentence Check = new("Chưa lưu được. Hãy sửa những chỗ sau:", "It is not saved. Correct what is said below:");
    public static readonly Sentence AllOfUnit = new("Tất cả các lần gửi", "All submissions");
    public static readonly Sentence NoSubmissions = new("Đơn vị chưa gửi lần nào.", "Nothing has come in from this unit.");

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static Sentence Field(CoverageState state) => state switch
    {
        CoverageState.Reported => new("đủ", "all"),
        CoverageState.Partial => new("một phần", "in part"),
        CoverageState.Missing => new("chưa có", "none"),
        _ => throw new InvalidOperationException($"No words for the state {state}."),
    };

    /// <summary>How much of what a unit owes in a field is there.</summary>
    public static Sentence Count(FieldCollection field)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $" {field.Present}/{field.Expected}");
        var state = Field(field.State);
        return new(state.Vi + count, state.En + count);
    }

    public static Sentence NameOf(UnitCollection of) => new(of.Unit.NameVi, of.Unit.NameEn ?? of.Unit.NameVi);

    public static Sentence NameOf(Indicator indicator) => new(indicator.NameVi, indicator.NameEn ?? indicator.NameVi);

    public static Sentence MeasureOf(Indicator indicator) => new(indicator.MeasureVi, indicator.MeasureEn ?? indicator.MeasureVi);

    /// <summary>Beside the words, so that no state is told by its colour alone.</summary>
    public static string Sign(CoverageState state) => state switch
    {
        CoverageState.Reported => "✓",
        CoverageState.Partial => "◐",
        CoverageState.Missing => "✗",
        _ => throw new InvalidOperationException($"No sign for the state {state}."),
    };

    public static Sentence Counts(int due, int received, int part, int missing, int late) => new(
        $"Phải gửi {due}: đã đủ {received}, một phần {part}, chưa gửi {missing}; gửi muộn {late}.",
        $"{due} to report: {received} in full, {part} in part, {missing} not yet; {late} late.");

    public static Sentence OtherUnit(string file, Sentence unit) => new(
        $"{file} không phải bảng tính của {unit.Vi}: tệp ghi đơn vị khác. Chưa lưu gì; hãy tải mẫu báo cáo ở trang này, điền vào rồi gửi lại.",
        $"{file} is not the workbook of {unit.En}: it names another unit. Nothing was stored; download the workbook on this page, fill it in and send that.");

    public static Sentence TooManyFiles(int most) => new($"Mỗi lần gửi nhiều nhất {most} tệp; hãy chia ra.", $"At most {most} files at once; send them in parts.");

    public static Sentence Problems(long total, int shown) => total > shown
        ? new($"{total} chỗ cần sửa; dưới đây là {shown} chỗ đầu.", $"{total} places to correct; the first {shown} are below.")
        : new($"{total} chỗ cần sửa.", total == 1 ? "One place to correct." : $"{total} places to correct.");

    public static Sentence Taken(long rows, long submission) => new(
        $"Đã nhận: {rows} số liệu mới hoặc thay đổi (lần gửi {submission}).", $"Taken: {rows} new or changed values (submission {submission}).");

    public static Sentence SameFile(EarlierSubmission earlier) => new(
        $"Chính tệp này đã nhận ở lần gửi {earlier.Submission} ngày {SubmissionDay.Text(earlier.RecordedAt)}; không có gì thay đổi.",
        $"This very file came as submission {earlier.Submission} of {SubmissionDay.Text(earlier.RecordedAt)}; nothing has changed.");

    public static readonly Sentence NothingNew = new("Không có gì mới: mọi số liệu trong tệp đã có.", "Nothing new: every figure in it is known.");
    public static readonly Sentence NothingFilledIn = new("Tệp chưa điền số liệu nào; hãy điền rồi gửi lại.", "Nothing is filled in; fill it in and send it again.");

    public static Sentence Corrected(string change) => new($"Đã lưu. {change}", $"Saved. {change}");

    /// <summary>Too large for the setting, in megabytes of a million bytes.</summary>
    public static Sentence TooLarge(long bytes) => new(
        $"Mỗi lần gửi nhiều nhất {Megabytes(bytes)} MB. Chưa lưu gì; hãy dùng mẫu báo cáo của hệ thống, bỏ hình ảnh trong tệp rồi gửi lại.",
        $"At most {Megabytes(bytes)} MB can be sent at once. Nothing was stored; use the workbook of this desk, remove pictures from it, and send it again.");

    /// <summary>A value as the grammar of workbooks takes it back, whatever the language.</summary>
    public static string Value(Observation? of) => of?.Value is not { } value
        ? "–"
        : $"{Hedge(of)}{Number(value)}{(of.ValueTo is { } to ? "–" + Number(to) : "")}";

    private static string Hedge(Observation of) => (of.Status == ObservationStatus.Estimate ? "ước " : "") + of.Qualifier switch
    {
        Qualifier.Exact => "",
        Qualifier.Over => "trên ",
        Qualifier.Nearly => "gần ",
        Qualifier.About => "khoảng ",
        _ => throw new InvalidOperationException($"No words for the qualifier {of.Qualifier}."),
    };

    private static string Number(decimal value) => value.ToString("#,##0.######", Vietnamese);

    private static string Megabytes(long bytes) => (bytes / 1_000_000m).ToString("0.#", CultureInfo.InvariantCulture);
}
