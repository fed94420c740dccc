using System.Globalization;
using System.Net;
using System.Text.Json;
using Analytics.Desk.Tests.Browser;
using Analytics.Reports.Periods;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Calendar;

/// <summary>The calendar in a form: what moves is shown before it is saved, and moves as shown.</summary>
[Collection("people")]
public sealed class CalendarPagesTests(DeskFixture desk)
{
    /// <summary>Far ahead, so that nothing of it becomes due while the tests run.</summary>
    private static readonly int Year = VietnamTime.DayOf(DateTimeOffset.UtcNow).Year + 2;

    private static readonly string Period = string.Create(CultureInfo.InvariantCulture, $"{Year}-9M");

    [Fact]
    public async Task A_period_that_is_added_and_a_meeting_that_is_moved_show_their_steps_first_and_move_them_when_saved()
    {
        var page = await desk.VisitAsync("editor", scripts: false);
        await page.GotoAsync("/calendar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm kỳ" }).ClickAsync();
        await page.Locator("[name=period]").FillAsync(Period);
        await page.Locator("[name=window_start]").FillAsync($"{Year - 1}-12-15");
        await page.Locator("[name=window_end]").FillAsync($"{Year}-09-14");
        await page.Locator("[name=unit_deadline]").FillAsync($"{Year}-09-20");
        await page.Locator("[name=consolidation_deadline]").FillAsync($"{Year}-09-19");
        await page.Locator("[name=meeting_at]").FillAsync($"{Year}-09-28T14:00");
        await ShowAsync(page);
        await Expect(page.Locator("label", new() { HasText = "Hạn tổng hợp" }).Locator(".problem")).ToHaveCountAsync(1);
        await page.Locator("[name=consolidation_deadline]").FillAsync($"{Year}-09-22");
        await ShowAsync(page);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Xem trước khi lưu");
        await Expect(Step(page, "bản họp")).ToContainTextAsync($"28/09/{Year} 06:00");
        await Expect(Step(page, "bản họp")).ToContainTextAsync("mới");
        await Expect(Step(page, "bản dự thảo")).ToContainTextAsync($"22/09/{Year} 17:00");
        Assert.DoesNotContain(Period, (await desk.RunAsync("schedule", "--json")).Output, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa tiếp" }).ClickAsync();
        await Expect(page.Locator("[name=period]")).ToHaveValueAsync(Period);
        await Expect(page.Locator("[name=window_start]")).ToHaveValueAsync($"{Year - 1}-12-15");
        await Expect(page.Locator("[name=meeting_at]")).ToHaveValueAsync($"{Year}-09-28T14:00");
        await ShowAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu thay đổi này" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu lịch");
        Assert.Equal(Vietnamese($"{Year}-09-28T06:00:00"), await DueAsync("meeting"));

        await page.Locator("[name=meeting_at]").FillAsync($"{Year}-10-02T08:30");
        await ShowAsync(page);
        await Expect(Step(page, "bản họp").Locator("del")).ToHaveTextAsync($"28/09/{Year} 06:00");
        await Expect(Step(page, "bản họp").Locator("ins")).ToHaveTextAsync($"02/10/{Year} 06:00");
        await Expect(Step(page, "chốt tại giờ họp").Locator("ins")).ToHaveTextAsync($"02/10/{Year} 08:30");
        await Expect(Step(page, "bản dự thảo")).ToHaveCountAsync(0);
        Assert.Equal(Vietnamese($"{Year}-09-28T06:00:00"), await DueAsync("meeting"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu thay đổi này" }).ClickAsync();
        await Expect(page.Locator(".timeline li").First.Locator("ins")).ToHaveTextAsync($"02/10/{Year} 08:30");
        await Expect(page.Locator(".timeline li").First).ToContainTextAsync("editor");
        Assert.Equal(Vietnamese($"{Year}-10-02T06:00:00"), await DueAsync("meeting"));

        // Called off: the draft stays.
        await page.Locator("[name=meeting_at]").FillAsync(string.Empty);
        await ShowAsync(page);
        await Expect(Step(page, "bản họp")).ToContainTextAsync("bỏ");
        await Expect(Step(page, "lưu trữ")).ToContainTextAsync("bỏ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sửa tiếp" }).ClickAsync();
        await Expect(page.Locator("[name=meeting_at]")).ToHaveValueAsync("");
        await Expect(page.Locator("[name=unit_deadline]")).ToHaveValueAsync($"{Year}-09-20");
        await ShowAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Quay lại, không lưu" }).ClickAsync();
        await Expect(page.Locator("[name=meeting_at]")).ToHaveValueAsync($"{Year}-10-02T08:30");

        // A holiday on the day that the draft's collection opens moves that step to the next working day.
        await page.GotoAsync("/calendar");
        var opens = VietnamTime.DayOf(DateTimeOffset.Parse(await DueAsync("open"), CultureInfo.InvariantCulture));
        await page.Locator("[name=date]").FillAsync(opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("[name=name_vi]").FillAsync("<script>document.title = 'x'</script>Ngày nghỉ thử");
        await ShowAsync(page);
        await Expect(Step(page, "mở thu thập").Locator("del")).ToContainTextAsync(opens.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu thay đổi này" }).ClickAsync();
        await Expect(page.Locator("dl.facts")).ToContainTextAsync("<script>document.title = 'x'</script>Ngày nghỉ thử");
        var scripted = await desk.VisitAsync("admin");
        await scripted.GotoAsync($"/calendar?year={Year}");
        await Expect(scripted.Locator("dl.facts")).ToContainTextAsync("Ngày nghỉ thử");
        Assert.Equal("Lịch · Báo cáo giao ban", await scripted.TitleAsync());
    }

    [Fact]
    public async Task Nobody_writes_over_a_row_that_he_has_not_seen_nor_adds_one_that_is_there()
    {
        using var editor = await desk.ClientAsync("editor");
        (string, string)[] row = [("window_start", "2018-12-15"), ("window_end", "2019-03-14"), ("unit_deadline", "2019-03-19"), ("consolidation_deadline", "2019-03-20")];
        using var added = await Forms.PostAsync(editor, "/calendar/new", "/calendar/new", [("system", "party"), ("period", "2019-q1"), .. row]);
        Assert.Equal(HttpStatusCode.BadRequest, added.StatusCode);
        Assert.Contains("Kỳ này đã có trong lịch (Văn phòng Thị ủy", await ReadAsync(added), StringComparison.Ordinal);
        using var saved = await Forms.PostAsync(editor, "/calendar/new", "/calendar/party/2019-Q1/save", [("seen", "1"), .. row]);
        Assert.Equal(HttpStatusCode.BadRequest, saved.StatusCode);
        Assert.Contains("đã sửa kỳ này lúc", await ReadAsync(saved), StringComparison.Ordinal);
        var seen = (await editor.GetStringAsync(new Uri("/calendar/party/2019-Q1", UriKind.Relative))).Split("name=\"seen\" value=\"")[1].Split('"')[0];
        using var same = await Forms.PostAsync(
            editor, "/calendar/new", "/calendar/party/2019-Q1", [("seen", seen), ("meeting_at", "2019-04-04T08:00"), .. row]);
        Assert.Equal("/calendar/party/2019-Q1", same.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        using var editor = await desk.ClientAsync("editor");
        using var holiday = await Forms.PostAsync(editor, "/calendar", "/calendar/holidays/save", ("date", "30/04/2026"), ("name_vi", ""));
        Assert.Equal(HttpStatusCode.BadRequest, holiday.StatusCode);
        var page = await ReadAsync(holiday);
        Assert.Contains("id=\"problem-date\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-name_vi\"", page, StringComparison.Ordinal);
        using var again = await Forms.PostAsync(editor, "/calendar", "/calendar/holidays", ("date", "2025-09-02"), ("name_vi", "Quốc khánh 2/9"));
        Assert.Equal("/calendar", again.Headers.Location!.OriginalString);
        using var renamed = await Forms.PostAsync(editor, "/calendar", "/calendar/holidays", ("date", "2025-09-02"), ("name_vi", "Tết Độc lập"));
        Assert.Contains("<del>Quốc khánh 2/9</del>", await ReadAsync(renamed), StringComparison.Ordinal);
        using var edited = await Forms.PostAsync(
            editor, "/calendar", "/calendar/holidays", ("date", "2025-09-02"), ("name_vi", "Tết Độc lập"), ("seen", "Quốc khánh 2/9"), ("edit", "true"));
        var form = await ReadAsync(edited);
        Assert.Contains("name=\"date\" value=\"2025-09-02\"", form, StringComparison.Ordinal);
        Assert.Contains("name=\"name_vi\" value=\"Tết Độc lập\"", form, StringComparison.Ordinal);
        using var stale = await Forms.PostAsync(editor, "/calendar", "/calendar/holidays/save", ("date", "2025-09-02"), ("name_vi", "Tết Độc lập"), ("seen", "Quốc khánh"));
        Assert.Contains("Ngày này đã được đổi tên sau khi bạn xem", await ReadAsync(stale), StringComparison.Ordinal);
        var known = WebUtility.HtmlDecode(await editor.GetStringAsync(new Uri("/calendar?year=2025", UriKind.Relative)));
        Assert.Contains("Quốc khánh 2/9 <small><a href=\"/submissions/1\">Lần gửi 1</a></small>", known, StringComparison.Ordinal);
        using var nowhere = await Forms.PostAsync(editor, "/calendar", "/calendar/party/2019-Q7", ("window_start", "2019-01-01"));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        using var odd = await Forms.PostAsync(editor, "/calendar/new", "/calendar/new", ("system", "Nhà nước"), ("period", "<b>2019"), ("window_start", "soon"));
        var refused = await ReadAsync(odd);
        Assert.Contains("id=\"problem-system\"", refused, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-period\"", refused, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-window_start\"", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_moves_with_the_keyboard_alone_as_far_as_what_would_move_with_it()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/calendar/party/2023-9M");
        await Keys.TabToAsync(page, "document.activeElement.name === 'meeting_at'");
        await page.Keyboard.PressAsync("ArrowUp");
        await Keys.TabToAsync(page, "document.activeElement.matches('main form button.main')");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Xem trước khi lưu");
        await Keys.TabToAsync(page, "document.activeElement.textContent === 'Quay lại, không lưu'");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[name=meeting_at]")).ToHaveValueAsync("2023-09-19T14:00");
    }

    private static Task ShowAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Xem những gì sẽ dời" }).ClickAsync();

    private static ILocator Step(IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    private static string Vietnamese(string local) => local + "+07:00";

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    /// <summary>When the only run of this step is due, as the planner has it now.</summary>
    private async Task<string> DueAsync(string step)
    {
        using var schedule = JsonDocument.Parse((await desk.RunAsync("schedule", "--json")).Output);
        return schedule.RootElement.EnumerateArray()
            .Single(row => row.GetProperty("period").GetString() == Period && row.GetProperty("step").GetString() == step)
            .GetProperty("due").GetString()!;
    }
}
