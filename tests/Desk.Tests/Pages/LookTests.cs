using System.Text.Json;
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
    public async Task A_page_is_accessible_fits_wide_and_narrow_and_asks_no_other_host(string name, string address)
    {
        var page = await desk.VisitAsync("admin");
        var (problems, strangers) = (new List<string>(), new List<string>());
        page.Console += (_, message) => problems.AddRange(message.Type == "error" ? [message.Text] : []);
        page.Request += (_, request) => strangers.AddRange(new Uri(request.Url) is { Scheme: "http" or "https" } other && other.Authority != desk.Address.Authority ? [request.Url] : []);
        await page.GotoAsync(address);
        await CheckAsync(page, $"{name}-1280");
        await page.SetViewportSizeAsync(360, 900);
        await CheckAsync(page, $"{name}-360");
        // The browser itself writes down that a page was not found.
        Assert.DoesNotContain(problems, problem => name != "not-found" || !problem.Contains("404", StringComparison.Ordinal));
        Assert.Empty(strangers);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_sign_in_page_is_accessible_and_fits_also_when_it_refuses(int width)
    {
        var page = await desk.OpenAsync(width);
        await DeskFixture.EnterAsync(page, "nobody", "nothing");
        await CheckAsync(page, $"sign-in-{width}");
    }

    [Fact]
    public async Task Every_page_works_with_scripts_off()
    {
        var page = await desk.VisitAsync("admin", scripts: false);
        foreach (var row in Everywhere.Pages)
        {
            await page.GotoAsync((string)row[1]);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
        }

        await page.Context.CloseAsync();
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
        await CheckAsync(page, "pack-english-1280");
        foreach (var (name, address) in new[]
        {
            ("collection-unit", "/collection/giao-ban-9-thang/2023-Q3/hnd"), ("calendar", "/calendar"), ("account", "/admin/users/viewer"),
        })
        {
            await page.GotoAsync(address);
            await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
            await CheckAsync(page, $"{name}-english-1280");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Tiếng Việt" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "vi");
    }

    internal static async Task CheckAsync(IPage page, string picture)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("document.fonts.ready");
        Directory.CreateDirectory(Pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, picture + ".png"), FullPage = true });
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"{page.Url} scrolls sideways.");
        await page.EvaluateAsync(Axe.Value);
        var found = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { iframes: false })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))");
        Assert.Equal("[]", found.GetRawText());
    }
}
