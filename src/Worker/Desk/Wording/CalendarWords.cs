using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Calendar;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the reporting calendar.</summary>
internal static class CalendarWords
{
    public static readonly Sentence Calendar = new("Lịch", "Calendar");
    public static readonly Sentence Intro = new(
        "Kỳ số liệu, hạn gửi, hạn tổng hợp và giờ họp. Mọi bước tự chạy theo lịch này.",
        "Windows, deadlines and meetings. Everything that runs by itself follows them.");

    public static readonly Sentence System = new("Hệ thống báo cáo", "Reporting system");
    public static readonly Sentence Period = new("Kỳ", "Period");
    public static readonly Sentence Window = new("Kỳ số liệu", "Window");
    public static readonly Sentence WindowStart = new("Số liệu từ ngày", "Data from");
    public static readonly Sentence WindowEnd = new("Số liệu đến hết ngày", "Data up to and including");
    public static readonly Sentence UnitDeadline = new("Hạn đơn vị gửi", "Units report by");
    public static readonly Sentence ConsolidationDeadline = new("Hạn tổng hợp", "Consolidated by");
    public static readonly Sentence Meeting = new("Họp lúc", "Meeting");
    public static readonly Sentence MeetingHint = new(
        "Giờ Việt Nam. Để trống khi chưa định ngày hoặc hủy họp: bản dự thảo vẫn được lập.",
        "Vietnamese time. Empty when no day is fixed, or the meeting is called off: the draft is made all the same.");

    public static readonly Sentence NoMeeting = new("chưa định", "not fixed");
    public static readonly Sentence NoRows = new("Hệ thống này chưa có kỳ nào trong lịch.", "The calendar has no period of this system.");
    public static readonly Sentence Add = new("Thêm kỳ", "Add a period");
    public static readonly Sentence AddHoliday = new("Thêm ngày nghỉ", "Add a holiday");
    public static readonly Sentence HolidayHint = new(
        "Thứ bảy, chủ nhật không cần nhập. Nhập lại một ngày đã có là đổi tên ngày đó. Bỏ một ngày nghỉ: mở lần gửi ghi bên cạnh ngày đó và rút lần gửi ấy, với mọi điều nó đã nhập.",
        "Weekends need no entry. A day that is there already gets the new name. To take one away, open the submission beside it and withdraw that, with all that it brought.");

    public static readonly Sentence HolidayChangedMeanwhile = new(
        "Ngày này đã được đổi tên sau khi bạn xem; hãy xem lại rồi lưu.", "Somebody has renamed this day since you looked; look again, then save.");

    public static readonly Sentence Day = new("Ngày", "Day");
    public static readonly Sentence Name = new("Tên ngày nghỉ", "Name");
    public static readonly Sentence ShowMoves = new("Xem những gì sẽ dời", "Show what would move");
    public static readonly Sentence NothingSavedYet = new("Chưa lưu gì: trang sau cho thấy các bước sẽ dời, rồi mới lưu.", "Nothing is saved yet: the next page shows which steps would move, and saves when you say so.");
    public static readonly Sentence Check = new("Chưa lưu được. Hãy sửa những chỗ sau:", "It is not saved. Correct what is said below:");
    public static readonly Sentence Preview = new("Xem trước khi lưu", "Before it is saved");
    public static readonly Sentence NotSaved = new("Chưa lưu. Hãy xem những bước sẽ dời rồi bấm lưu.", "Not saved yet. Look at what would move, then save it.");
    public static readonly Sentence WhatMoves = new("Những bước thay đổi", "Steps that change");
    public static readonly Sentence NothingMoves = new("Không có bước nào dời.", "No step moves.");
    public static readonly Sentence Step = new("Bước", "Step");
    public static readonly Sentence Was = new("Đang hẹn", "Due now");
    public static readonly Sentence WillBe = new("Sẽ là", "Would be");
    public static readonly Sentence Committees = new("Số đảng bộ", "Committees");
    public static readonly Sentence IsNew = new("mới", "new");
    public static readonly Sentence IsDropped = new("bỏ", "dropped");
    public static readonly Sentence AtOnce = new("chạy ngay", "at once");
    public static readonly Sentence EndedStays = new("Bước đã chạy xong giữ nguyên.", "Steps that have ended stay as they are.");
    public static readonly Sentence Confirm = new("Lưu thay đổi này", "Save this change");
    public static readonly Sentence Edit = new("Sửa tiếp", "Go on editing");
    public static readonly Sentence Back = new("Quay lại, không lưu", "Back without saving");
    public static readonly Sentence Saved = new("Đã lưu lịch; các bước dời theo trong ít phút.", "The calendar is saved; the steps move with it within minutes.");
    public static readonly Sentence HolidaySaved = new("Đã lưu ngày nghỉ; các bước dời theo trong ít phút.", "The holiday is saved; the steps move with it within minutes.");
    public static readonly Sentence NothingChanged = new("Không có gì thay đổi.", "Nothing has changed.");

    private static readonly Sentence[] Weekdays =
    [
        new("Chủ nhật", "Sunday"), new("Thứ hai", "Monday"), new("Thứ ba", "Tuesday"), new("Thứ tư", "Wednesday"), new("Thứ năm", "Thursday"),
        new("Thứ sáu", "Friday"), new("Thứ bảy", "Saturday"),
    ];

    public static Sentence OfSystem(string system) => new($"Hệ thống {system}", $"System {system}");

    public static Sentence RowOf(string period) => new($"Lịch {period}", $"Calendar of the {period}");

    public static Sentence HolidaysOf(int year) => new(
        $"Ngày nghỉ năm {year.ToString(CultureInfo.InvariantCulture)}", $"Holidays of {year.ToString(CultureInfo.InvariantCulture)}");

    public static Sentence NoHolidays(int year) => new(
        $"Chưa nhập ngày nghỉ nào của năm {year.ToString(CultureInfo.InvariantCulture)}; Tết mỗi năm một khác, cần nhập.",
        $"No holiday of {year.ToString(CultureInfo.InvariantCulture)} is entered; Tết moves every year and has to be.");

    public static Sentence Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    /// <summary>A Vietnamese time as it stands in the calendar.</summary>
    public static string Local(DateTime at) => at.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static Sentence IsThere(string by, string at) => new(
        $"Kỳ này đã có trong lịch ({by} nhập lúc {at}); hãy mở kỳ đó để sửa.", $"The calendar has this period already ({by}, {at}); open it to change it.");

    public static Sentence ChangedMeanwhile(string by, string at) => new(
        $"{by} đã sửa kỳ này lúc {at}, sau khi bạn mở trang. Phần bạn nhập chưa được lưu; hãy tải lại trang rồi nhập lại.",
        $"{by} has changed this period at {at}, after you opened the page. What you typed is not saved; load the page again and repeat.");

    /// <summary>What of a row is new; the old is null because there was none.</summary>
    public static IEnumerable<(Sentence Field, Sentence? Old, Sentence New)> Fields(CalendarEntry row) =>
        All(row).Select(field => (field.Field, (Sentence?)null, field.Value));

    public static IEnumerable<(Sentence Field, Sentence? Old, Sentence New)> Differences(CalendarVersion old, CalendarEntry now) =>
        All(Entry(old)).Zip(All(now), (before, after) => (before.Field, (Sentence?)before.Value, after.Value)).Where(field => field.Item2 != field.Item3);

    public static IEnumerable<(Sentence Field, Sentence Old, Sentence New)> Differences(CalendarVersion old, CalendarVersion now) =>
        Differences(old, Entry(now)).Select(field => (field.Field, field.Old!, field.New));

    private static IEnumerable<(Sentence Field, Sentence Value)> All(CalendarEntry row) =>
    [
        (WindowStart, Both(Visit.Day(row.WindowStart))),
        (WindowEnd, Both(Visit.Day(row.WindowEnd))),
        (UnitDeadline, Both(Visit.Day(row.UnitDeadline))),
        (ConsolidationDeadline, Both(Visit.Day(row.ConsolidationDeadline))),
        (Meeting, row.MeetingAt is { } meeting ? Both(Local(meeting)) : NoMeeting),
    ];

    private static CalendarEntry Entry(CalendarVersion version) => new(
        string.Empty, string.Empty, version.WindowStart, version.WindowEnd, version.UnitDeadline, version.ConsolidationDeadline, version.MeetingAt);

    private static Sentence Both(string text) => new(text, text);
}
