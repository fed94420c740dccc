using System.Net;
using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Admin;

/// <summary>Lists and series as they are applied on the desk.</summary>
[Collection("people")]
public sealed class DefinitionPagesTests(DeskFixture desk)
{
    private const string List = "code: khach-moi\ntitle: Khách mời\nmembers:\n  - {name: Khách, email: khach@tx-minh-hoa.example}\n";

    [Fact]
    public async Task A_text_with_faults_comes_back_with_each_at_its_line_and_column_and_what_it_says_is_only_shown()
    {
        var page = await desk.VisitAsync("admin");
        await page.GotoAsync("/admin/lists");
        await page.GetByRole(AriaRole.Link, new() { Name = "Thêm danh sách" }).ClickAsync();
        var text = page.Locator("textarea");
        await text.FillAsync("code: khach-moi\ntitle: <img src=x onerror=\"document.title='x'\">\nseries: [no-such]\nmembers:\n  - {name: Khách, email: \"<script>document.title='x'</script>\"}\n");
        await ApplyAsync(page);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Chưa áp dụng: 1 chỗ cần sửa.");
        var problem = page.Locator("ol.lines li");
        await Expect(problem).ToContainTextAsync("Dòng 5, cột 26");
        await Expect(problem.Locator("mark")).ToHaveTextAsync("\"<script>document.title='x'</script>\"}");
        await Expect(problem).ToContainTextAsync("<script>document.title='x'</script>");
        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Pages.LookTests.CheckAsync(page, $"definition-problems-{width}");
        }

        Assert.Equal("Thêm danh sách · Báo cáo giao ban", await page.TitleAsync());
        await text.FillAsync(List.Replace("members", "series: [no-such]\nmembers", StringComparison.Ordinal));
        await ApplyAsync(page);
        await Expect(problem).ToContainTextAsync("Dòng 3, cột 1");
        await Expect(problem).ToContainTextAsync("Không có loại báo cáo “no-such”");
        await text.FillAsync(List);
        await ApplyAsync(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã áp dụng khach-moi, bản 1.");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "khach@tx-minh-hoa.example" })).ToBeVisibleAsync();
        await ApplyAsync(page);
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("khach-moi không thay đổi, vẫn là bản 1.");

        using var client = await desk.ClientAsync(page);
        var kept = await client.GetStringAsync(new Uri("/audit?who=admin&what=list-applied", UriKind.Relative));
        Assert.Contains("khach-moi v1", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_is_applied_as_by_command_and_old_versions_can_be_read()
    {
        using var admin = await desk.ClientAsync("admin");
        const string yaml = "code: zz-thu\ntitle_vi: Thử nghiệm\nperiod_kind: quarter\nunits: [btc]\nfields:\n  - {code: one, title_vi: Một, indicators: [c06]}\n";
        var unknown = await PostAsync(yaml.Replace("c06", "no-such", StringComparison.Ordinal), "", "");
        Assert.Contains("Dòng 6, cột 45", unknown, StringComparison.Ordinal);
        Assert.Contains("Không có chỉ tiêu “no-such”", unknown, StringComparison.Ordinal);
        await PostAsync(yaml, "", "");
        // As browsers send it.
        await PostAsync((yaml + "pages: {summary: 1, body: 7}\n").ReplaceLineEndings("\r\n"), "zz-thu", "1");
        Assert.Contains("body: 7", await admin.GetStringAsync(new Uri("/admin/series/zz-thu", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("body: 7", await admin.GetStringAsync(new Uri("/admin/series/zz-thu?version=1", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain('\r', (await desk.RunAsync("series", "show", "zz-thu")).Output);

        // Somebody else has applied a version since, or the text is another series'.
        foreach (var (code, seen) in new[] { ("zz-thu", "1"), ("", ""), ("giao-ban-quy", "1") })
        {
            Assert.Contains("mã này đã có bản khác", await PostAsync(yaml, code, seen), StringComparison.Ordinal);
        }

        foreach (var nowhere in new[] { "/admin/series/no-such", "/admin/series/zz-thu?version=9", "/admin/lists/zz-thu" })
        {
            using var answer = await admin.GetAsync(new Uri(nowhere, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        async Task<string> PostAsync(string definition, string code, string seen)
        {
            using var answer = await Forms.PostAsync(
                admin, "/admin/series/new", "/admin/series", ("definition", definition), ("code", code), ("seen", seen));
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
    }

    private static Task ApplyAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Kiểm tra và áp dụng" }).ClickAsync();
}
