using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Periods;
using Analytics.Reports.Tests.Conventions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Pages;

/// <summary>Every page wide and narrow: nothing that keeps somebody from using it, and a picture to look at.</summary>
[Collection("desk")]
public sealed class LookTests(DeskFixture desk)
{
    internal static readonly string Pictures = Path.Combine(SourceTree.Root, "TestResults", "desk");

    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Path.Combine(SourceTree.Root, "tests/node_modules/axe-core/axe.min.js")));

    [Theory]
    [MemberData(nameof(Everywhere.Pages), MemberType = typeof(Everywhere))]
    public async Task A_page_is_accessible_and_fits_wide_and_narrow_in_both_languages(string name, string address)
    {
        var page = await desk.VisitAsync("admin");
        await GoAsync(page, address);
        await CheckBothAsync(page, name);
        await page.Context.AddCookiesAsync([new() { Name = "analytics-language", Value = "en", Url = desk.Address.ToString() }]);
        await GoAsync(page, address);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await CheckAsync(page);
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task The_sign_in_page_is_accessible_and_fits_also_when_it_refuses(int width)
    {
        var page = await desk.OpenAsync(width);
        await DeskFixture.EnterAsync(page, "nobody", "nothing");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await CheckAsync(page, $"sign-in-{width}");
    }

    [Fact]
    public async Task The_page_that_shows_a_password_once_is_accessible_and_fits()
    {
        var page = await desk.VisitAsync("admin");
        await page.GotoAsync("/admin");
        await page.Locator("[name=name]").FillAsync("mot-lan");
        await page.Locator("[name=role]").SelectOptionAsync("viewer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
        await Expect(page.Locator("code.secret")).ToBeVisibleAsync();
        await CheckBothAsync(page, "password-made");
    }

    [Fact]
    public async Task What_would_move_with_a_meeting_is_accessible_and_fits()
    {
        var year = VietnamTime.DayOf(DateTimeOffset.UtcNow).Year + 3;
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/calendar/new");
        await page.Locator("[name=period]").FillAsync(string.Create(CultureInfo.InvariantCulture, $"{year}-9M"));
        foreach (var (field, value) in new[]
        {
            ("window_start", $"{year - 1}-12-15"), ("window_end", $"{year}-09-14"), ("unit_deadline", $"{year}-09-20"),
            ("consolidation_deadline", $"{year}-09-22"), ("meeting_at", $"{year}-09-28T14:00"),
        })
        {
            await page.Locator($"[name={field}]").FillAsync(value);
        }

        await page.Locator("main form button.main").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Xem trước khi lưu");
        await CheckBothAsync(page, "calendar-preview");
    }

    [Fact]
    public async Task Every_page_works_with_scripts_off()
    {
        var page = await desk.VisitAsync("admin", scripts: false);
        foreach (var row in Everywhere.Pages)
        {
            await GoAsync(page, (string)row[1]);
        }
    }

    [Fact]
    public async Task The_switch_turns_the_desk_to_English_and_back_and_stays_where_it_was()
    {
        var page = await desk.VisitAsync("admin");
        await page.GotoAsync("/jobs/succeeded");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Thành công");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Succeeded");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.EndsWith("/jobs/succeeded", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v2");
        await CheckAsync(page, "pack-english-1440");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếng Việt" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    }

    /// <summary>To a page and nowhere else: not to the sign-in, and not to what says that something is wrong.</summary>
    private async Task GoAsync(IPage page, string address)
    {
        var answer = (await page.GotoAsync(address))!;
        var isThere = address != Everywhere.NotFound;
        Assert.Equal(isThere ? 200 : 404, answer.Status);
        Assert.Equal(new Uri(desk.Address, address).AbsoluteUri, page.Url);
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Expect(page.Locator(".code")).ToHaveCountAsync(isThere ? 0 : 1);
    }

    private static async Task CheckBothAsync(IPage page, string picture)
    {
        await CheckAsync(page, picture + "-1440");
        await page.SetViewportSizeAsync(360, 900);
        await CheckAsync(page, picture + "-360");
    }

    /// <param name="picture">Its name; null: there is one to look at already.</param>
    internal static async Task CheckAsync(IPage page, string? picture = null)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("document.fonts.ready");
        if (picture is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, picture + ".png"), FullPage = true });
        }

        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{page.Url} scrolls sideways.");
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { iframes: false })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))");
        Assert.Equal("[]", found.GetRawText());
    }
}
