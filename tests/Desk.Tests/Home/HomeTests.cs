using System.Globalization;
using System.Net;
using Analytics.Reports.Periods;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Home;

/// <summary>The first page as the office, readers and reporters see it, before a meeting in ten days.</summary>
[Collection("desk")]
public sealed class HomeTests(DeskFixture desk)
{
    private static readonly DateTimeOffset Now = VietnamTime.ToLocal(DateTimeOffset.UtcNow);

    /// <summary>Its units had to report yesterday.</summary>
    private static readonly string Period = Now.ToString("yyyy-'9M'", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_office_sees_the_next_meeting_who_is_missing_and_what_waits_for_it()
    {
        await AnnounceAsync();
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/");
        var meeting = page.GetByRole(AriaRole.Region, new() { Name = "Cuộc họp sắp tới" }).GetByRole(AriaRole.Listitem).First;
        await Expect(meeting).ToContainTextAsync("còn 10 ngày");
        await Expect(meeting).ToContainTextAsync("đã qua 1 ngày");
        await Expect(meeting).ToContainTextAsync("đơn vị đã gửi đủ");
        await Expect(meeting).ToContainTextAsync("Chưa gửi:");
        await Expect(meeting.GetByRole(AriaRole.Meter)).ToBeVisibleAsync();
        var decide = page.GetByRole(AriaRole.Region, new() { Name = "Cần xử lý" });
        await Expect(decide).ToContainTextAsync("chờ duyệt");
        await Expect(decide).ToContainTextAsync("điểm cần rà soát");
        await Expect(decide).ToContainTextAsync("đơn vị quá hạn gửi");
        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ReloadAsync();
            await Pages.LookTests.CheckAsync(page, $"overview-meeting-{width}");
        }

        await meeting.GetByRole(AriaRole.Link, new() { Name = "Lập báo cáo" }).ClickAsync();
        await Expect(page.Locator("[name=period]")).ToHaveValueAsync(Period);
        await page.GotoAsync("/");
        await decide.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".heading .badge").First).ToHaveTextAsync("Dự thảo");
        await page.GotoAsync("/");
        await decide.Locator("h3", new() { HasText = "đơn vị quá hạn gửi" }).Locator("+ ul a").First.ClickAsync();
        Assert.Contains("/collection?series=giao-ban-9-thang", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("tbody .badge.overdue").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_viewer_sees_when_the_next_meetings_are_and_only_what_is_approved()
    {
        await AnnounceAsync();
        using var viewer = await desk.ClientAsync("viewer");
        var page = WebUtility.HtmlDecode(await viewer.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Contains("còn 10 ngày", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa gửi", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cần xử lý", page, StringComparison.Ordinal);
        Assert.DoesNotContain("pack-draft", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_is_led_to_where_its_unit_reports_and_sees_no_way_to_anything_else()
    {
        var page = await desk.VisitAsync("reporter");
        await page.GotoAsync("/");
        Assert.EndsWith("/collection", page.Url, StringComparison.Ordinal);
        var links = await page.Locator("nav.tabs a").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        Assert.DoesNotContain(links, link => link != "/collection");
    }

    [Fact]
    public async Task The_switch_turns_the_first_page_to_English()
    {
        await AnnounceAsync();
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Next meetings" })).ToContainTextAsync("10 days left");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếng Việt" }).ClickAsync();
    }

    /// <summary>The calendar row of the meeting, as the office would import it; the same again changes nothing.</summary>
    private async Task AnnounceAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(desk.Folder, "meeting"));
        string Day(int days) => Now.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "calendar.csv"),
        [
            "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
            $"party,{Period},{Day(-90)},{Day(-3)},{Day(-1)},{Day(5)},{Day(10)}T08:00",
        ]);
        await desk.RunAsync("import", folder.FullName);
    }
}
