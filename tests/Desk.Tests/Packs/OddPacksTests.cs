using System.Diagnostics;
using System.Text.RegularExpressions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Dapper;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Packs;

/// <summary>A pack that was made late, and mail of which nobody knows whether it arrived.</summary>
[Collection("desk")]
public sealed partial class OddPacksTests(DeskFixture desk) : IAsyncLifetime
{
    private const string Late = "/packs/tx-minh-hoa/giao-ban-9-thang/2022-9M/v1";

    private WarehouseConnections warehouse = null!;

    public async Task InitializeAsync() =>
        warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(desk.Folder, WarehouseOpener.DefaultDataDirectory));

    public Task DisposeAsync() => warehouse.DisposeAsync().AsTask();

    [Fact]
    public async Task A_late_pack_says_so_and_its_uncertain_mail_is_settled_by_those_who_may()
    {
        // As the planner leaves it for a process that was off for two hours.
        await ExecuteAsync(
            """
            insert into ledger.runs (series, committee, period, step, due, force, reason, requested_by, state)
            values ('giao-ban-9-thang', 'tx-minh-hoa', '2022-9M', 'cron', now() - interval '2 hours', true, 'Theo lịch.', 'schedule', 'scheduled')
            """);
        var page = await desk.VisitAsync("approver");
        await UntilAsync(async () => (await page.GotoAsync(Late))!.Ok);
        await Expect(page.Locator(".facts")).ToContainTextAsync(LateFor());

        await Expect(page.Locator(".recipients li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".recipients")).ToContainTextAsync("van-phong@tx-minh-hoa.example");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("4 thư chờ gửi");
        await UntilAsync(async () =>
        {
            await page.ReloadAsync();
            return await page.Locator(".mail-accepted").CountAsync() == 4;
        });
        await ExecuteAsync(
            """
            update delivery.outbox set state = 'uncertain', doubts = 1, ended_at = null, answer = 'Mất kết nối sau dấu chấm cuối.'
            where pack = (select pack from packs.packs where period = '2022-9M')
            """);
        var editor = await desk.VisitAsync("editor");
        await editor.GotoAsync(Late);
        await Expect(editor.Locator(".mail-uncertain")).ToHaveCountAsync(4);
        await Expect(editor.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" })).ToHaveCountAsync(0);

        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.ReloadAsync();
            await Pages.LookTests.CheckAsync(page, $"pack-uncertain-{width}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Đã nhận" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("approver xác nhận");
        await Expect(page.Locator(".mail-uncertain")).ToHaveCountAsync(3);
        await Expect(page.Locator(".timeline")).ToContainTextAsync("đã nhận");
        using (var reader = await desk.ClientAsync("viewer"))
        {
            var seen = System.Net.WebUtility.HtmlDecode(await reader.GetStringAsync(new Uri(Late, UriKind.Relative)));
            Assert.Contains("class=\"timeline\"", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("xác nhận", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("@tx-minh-hoa.example", seen, StringComparison.Ordinal);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("cùng mã thư");
        await Expect(page.Locator(".mail-uncertain")).ToHaveCountAsync(2);
        await UntilAsync(async () =>
        {
            await page.ReloadAsync();
            return await page.GetByText("Đã nhận, có thể hai lần").CountAsync() == 1;
        });
    }

    private static async Task UntilAsync(Func<Task<bool>> wanted)
    {
        var watch = Stopwatch.StartNew();
        while (!await wanted())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "It has not come about within a minute.");
            await Task.Delay(200);
        }
    }

    [GeneratedRegex("hạn [0-9/]{10} [0-9:]{5}, lập lúc [0-9/]{10} [0-9:]{5}")]
    private static partial Regex LateFor();

    private async Task ExecuteAsync(string statement)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(statement);
    }
}
