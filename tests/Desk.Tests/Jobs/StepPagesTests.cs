using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Dapper;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Jobs;

/// <summary>A step of the calendar that makes no pack, and a period that is archived.</summary>
[Collection("desk")]
public sealed class StepPagesTests(DeskFixture desk)
{
    [Fact]
    public async Task A_step_says_what_came_of_it_and_shows_no_stages_of_a_pack()
    {
        await using var warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(desk.Folder, WarehouseOpener.DefaultDataDirectory));
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        // As a worker leaves it that was gone before it took it; another finds it by itself.
        var run = await connection.ExecuteScalarAsync<long>(
            """
            insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state)
            values ('tong-ket-doan-cong-tac', 'tx-minh-hoa', '2022', 'freeze', now() - interval '2 minutes', 'Theo lịch.', 'schedule', 'enqueued')
            returning run
            """);
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync(FormattableString.Invariant($"/jobs/{run}"));
        await Expect(page.Locator("[data-state] .said")).ToContainTextAsync(
            "Chốt tại giờ họp: bản mới nhất là tx-minh-hoa-tong-ket-doan-cong-tac-2022-v1, ", new() { Timeout = 60_000 });
        await Expect(page.Locator(".stages")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Chạy lại…" })).ToHaveCountAsync(0);
        await Expect(page.Locator(".facts")).ToContainTextAsync("lịch: chốt tại giờ họp");
        await Expect(page.Locator(".facts .badge")).ToHaveCountAsync(0);
        await page.GotoAsync("/jobs/succeeded");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "lịch: chốt tại giờ họp" })).ToHaveCountAsync(1);

        await connection.ExecuteAsync(
            """
            update ledger.periods p set archived_at = '2023-02-22T01:00:00Z', archived_pack = v.pack
            from packs.packs v where v.series = p.series and v.committee = p.committee and v.period = p.period and p.period = '2022'
            """);
        await page.GotoAsync("/packs/tx-minh-hoa/tong-ket-doan-cong-tac/2022/v1");
        await Expect(page.Locator(".facts").First).ToContainTextAsync("bản được duyệt cuối cùng của kỳ, lưu trữ 22/02/2023");
    }
}
