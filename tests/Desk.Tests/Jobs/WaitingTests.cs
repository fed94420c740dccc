using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Jobs;

/// <summary>A pack that its series' gate holds back, and the same pack made all the same.</summary>
[Collection("desk")]
public sealed class WaitingTests(DeskFixture desk)
{
    private const string Pack = "/packs/tx-minh-hoa/giao-ban-quy/2022-Q4";

    [Fact]
    public async Task A_waiting_run_names_who_is_missing_in_the_visitors_language()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/jobs/new?series=giao-ban-quy&committee=tx-minh-hoa&period=2022-Q4");
        await page.Locator("[name=asOf]").FillAsync("2022-10-01T08:00");
        await page.Locator("[name=reason]").FillAsync("Xem đơn vị nào chưa gửi");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();
        await Expect(page.Locator("[data-state] .said")).ToContainTextAsync("Giữ lại vì chưa đủ đơn vị báo cáo: 0/7 đơn vị, cần 80%.", new() { Timeout = 60_000 });
        await Expect(page.Locator(".held li")).ToHaveCountAsync(7);
        await Expect(page.Locator(".held li").First).ToHaveTextAsync("Ban Dân vận chưa gửi");
        var run = page.Url;
        await page.GotoAsync("/jobs/waiting");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Còn thiếu: Ban Dân vận");

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.GotoAsync(run);
        await Expect(page.Locator("[data-state] .said")).ToHaveTextAsync("Held back: 0 of 7 units have reported, the gate asks for 80%.");
        await Expect(page.Locator(".held li").First).ToHaveTextAsync("Mass Mobilisation Board of the Town Party Committee has not reported");
    }

    [Fact]
    public async Task A_forced_pack_is_called_provisional_on_its_page_and_in_the_list()
    {
        await desk.RunAsync("build", "--series", "giao-ban-quy", "--period", "2022-Q4", "--as-of", "2022-10-01T08:00", "--force", "--out", "forced");
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync($"{Pack}/v1");
        await Expect(page.Locator(".heading .provisional")).ToHaveTextAsync("Bản tạm");
        await page.GotoAsync("/packs?q=2022-Q4");
        await Expect(page.Locator("tbody .provisional")).ToHaveCountAsync(1);
        await page.GotoAsync("/packs?q=2023-Q1");
        await Expect(page.Locator("tbody .provisional")).ToHaveCountAsync(0);
    }
}
