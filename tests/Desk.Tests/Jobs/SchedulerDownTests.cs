using System.Net;
using Analytics.Desk.Tests.Browser;
using Analytics.Worker.Tests;
using Analytics.Worker.Tests.Commands;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Jobs;

/// <summary>A desk on a database where nothing starts runs.</summary>
[Collection("desk")]
public sealed class SchedulerDownTests(DeskFixture desk)
{
    [Fact]
    public async Task The_dashboard_works_and_says_that_no_scheduler_has_checked_in()
    {
        using var folder = new ScratchFolder();
        await using var alone = await ServingWorker.StartAsync(
            folder.Path, new Dictionary<string, string?> { ["ANALYTICS__Node__Run"] = "desk" }, "serve");
        var password = (await CommandRun.RunAsync(folder.Path, null, "user", "add", "clerk", "--role", "editor")).Output.Trim();
        var page = await desk.OpenAsync();
        await page.GotoAsync(new Uri(alone.Address, "/jobs").ToString());
        await page.Locator("[name=name]").FillAsync("clerk");
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("main button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Công việc");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Không có bộ lập lịch nào đang hoạt động");
        // It would go on asking a worker that has ended.
        await page.Context.CloseAsync();

        using var client = new HttpClient();
        using var ready = await client.GetAsync(new Uri(alone.Address, "/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(
            "{\n  \"database\": \"ok\",\n  \"renderer\": \"not used here\",\n  \"scheduler\": \"no check-in for 12 s\",\n  \"clock\": \"ok\"\n}", await ready.Content.ReadAsStringAsync());
    }
}
