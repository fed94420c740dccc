using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Jobs;

/// <summary>Runs asked for and watched in a real browser, made by a real scheduler.</summary>
[Collection("desk")]
public sealed class RerunTests(DeskFixture desk)
{
    [Fact]
    public async Task A_correction_comes_in_and_running_again_makes_a_new_version_that_says_what_changed()
    {
        await CorrectAsync("4281", "4290");
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/jobs/succeeded");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "2023-9M" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Chạy lại…" }).ClickAsync();
        await Expect(page.Locator("[name=series]")).ToHaveValueAsync("giao-ban-9-thang");
        await Expect(page.Locator("[name=committee]")).ToHaveValueAsync("tx-minh-hoa");
        await Expect(page.Locator("[name=period]")).ToHaveValueAsync("2023-9M");
        await Expect(page.Locator("[name=asOf]")).Not.ToHaveValueAsync("");
        await Expect(page.Locator("[name=reason]")).Not.ToHaveValueAsync("");
        await page.Locator("[name=asOf]").FillAsync("");
        await page.Locator("[name=reason]").FillAsync("Ban Tổ chức đính chính số đảng viên");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();

        await Expect(page.Locator(".heading .badge")).ToHaveTextAsync("Thành công", new() { Timeout = 60_000 });
        await Expect(page.Locator(".stages .done")).ToHaveCountAsync(6);
        await Expect(page.Locator(".facts")).ToContainTextAsync("Ban Tổ chức đính chính số đảng viên");
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo cáo v" }).ClickAsync();
        var change = page.Locator("tr").Filter(new() { Has = page.Locator("del") });
        await Expect(change.Filter(new() { HasText = "4.281" }).First).ToContainTextAsync("4.290");
        await Expect(page.Locator(".heading .badge")).ToHaveTextAsync("Dự thảo");
    }

    [Fact]
    public async Task A_reason_that_is_a_script_is_shown_as_text()
    {
        const string reason = "<script>window.ran = 1</script><img src=x onerror=\"window.ran = 1\">'\"&";
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/jobs/new?series=giao-ban-quy&committee=tx-minh-hoa&period=2023-Q1");
        await page.Locator("[name=reason]").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync(reason);
        await Expect(page.Locator(".heading .badge")).ToHaveTextAsync("Thành công", new() { Timeout = 60_000 });
        await Expect(page.Locator(".facts")).ToContainTextAsync(reason);
        await page.GetByRole(AriaRole.Link, new() { Name = "Chạy lại…" }).ClickAsync();
        await Expect(page.Locator("[name=reason]")).ToHaveValueAsync(reason);
        await page.GotoAsync("/jobs");
        Assert.False(await page.EvaluateAsync<bool>("'ran' in window"));
    }

    [Fact]
    public async Task What_does_not_exist_is_refused_in_the_form_with_what_was_typed()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/jobs/new");
        await page.Locator("[name=committee]").FillAsync("no-such-committee");
        await page.Locator("[name=period]").FillAsync("2023-9M");
        await page.Locator("[name=reason]").FillAsync("thử");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Không có đảng bộ `no-such-committee`; đang có: tx-minh-hoa.");
        await Expect(page.Locator("[name=reason]")).ToHaveValueAsync("thử");
        await page.GotoAsync("/jobs/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.Locator("[name=committee]").FillAsync("tx-minh-hoa");
        await page.Locator("[name=period]").FillAsync("2023-Q3");
        await page.Locator("[name=reason]").FillAsync("thử");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("of kind");
        await Expect(page.Locator(".later")).ToHaveTextAsync("Tiếng Việt: from the next page on; this one is shown only once");
    }

    [Fact]
    public async Task Several_runs_at_once_are_deleted_and_the_counts_follow_by_themselves()
    {
        var page = await desk.VisitAsync("editor");
        foreach (var reason in new[] { "một", "hai" })
        {
            await page.GotoAsync("/jobs/new?series=giao-ban-quy&committee=tx-minh-hoa&period=2023-Q1");
            await page.Locator("[name=reason]").FillAsync(reason);
            await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();
            await Expect(page.Locator(".heading .badge")).ToHaveTextAsync("Thành công", new() { Timeout = 60_000 });
        }

        var watching = await desk.VisitAsync("approver");
        await watching.GotoAsync("/jobs");
        var deleted = int.Parse(await watching.Locator("[data-count=deleted]").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.GotoAsync("/jobs/succeeded");
        await page.Locator("[name=run]").Nth(0).CheckAsync();
        await page.Locator("[name=run]").Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("2 lượt");
        await Expect(watching.Locator("[data-count=deleted]")).ToHaveTextAsync((deleted + 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task What_recurs_is_listed_and_paused_and_the_worker_is_alive()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/jobs/recurring");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "giao-ban-9-thang:tx-minh-hoa" });
        await Expect(row).ToContainTextAsync("Asia/Ho_Chi_Minh");
        await row.GetByRole(AriaRole.Button, new() { Name = "Tạm dừng" }).ClickAsync();
        await Expect(row.Locator("td .badge").Last).ToHaveTextAsync("Tạm dừng");
        await row.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Expect(row.Locator("td .badge").Last).ToHaveTextAsync("Đang bật");
        await page.GotoAsync("/jobs/servers");
        await Expect(page.Locator("tbody tr")).ToContainTextAsync(["Đang hoạt động"]);
    }

    /// <summary>The office's own correction of one unit's number of members, recorded now.</summary>
    private async Task CorrectAsync(string from, string to)
    {
        var sample = await File.ReadAllLinesAsync(Path.Combine(Reports.Tests.Conventions.SourceTree.Root, "sql/sample/observations.csv"));
        var line = sample.Single(candidate => candidate.StartsWith("btc,a04,2023-Q3,", StringComparison.Ordinal));
        var cells = line.Split(',');
        Assert.Equal(from, cells[3]);
        cells[3] = to;
        cells[6] = "revised";
        var file = Path.Combine(desk.Folder, "observations.csv");
        var header = sample[0].Split(',');
        await File.WriteAllLinesAsync(file, [string.Join(',', header[..^1]), string.Join(',', cells[..^1])]);
        await desk.RunAsync("import", file);
    }
}
