using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Packs;

/// <summary>Packs as the office and its readers see them.</summary>
[Collection("desk")]
public sealed partial class PackPagesTests(DeskFixture desk)
{
    private const string NineMonths = "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M";
    private const string Quarter = "/packs/tx-minh-hoa/giao-ban-quy/2023-Q1";

    [Fact]
    public async Task The_list_shows_the_newest_version_with_its_coverage()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/packs");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "9 tháng năm 2023" });
        await Expect(row).ToContainTextAsync("12/12");
        await page.Locator("[type=search]").FillAsync("2023-Q1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("quý I năm 2023");
    }

    [Theory]
    [InlineData("9 tháng", "giao-ban-9-thang/2023-9M")]
    [InlineData("QUY I 2023", "giao-ban-quy/2023-Q1")]
    [InlineData("giao ban quý", "giao-ban-quy/2023-Q1")]
    [InlineData("nine months", "giao-ban-9-thang/2023-9M")]
    [InlineData("nhiệm kỳ minh hoa", "tong-ket-nhiem-ky/2020-2025")]
    public async Task The_list_is_searched_in_the_words_that_it_shows(string typed, string found)
    {
        using var editor = await desk.ClientAsync("editor");
        var list = await editor.GetStringAsync(new Uri("/packs?q=" + Uri.EscapeDataString(typed), UriKind.Relative));
        Assert.Contains($"\"/packs/tx-minh-hoa/{found}/", list, StringComparison.Ordinal);
        var others = new[] { "giao-ban-9-thang/2023-9M", "giao-ban-quy/2023-Q1", "tong-ket-nhiem-ky/2020-2025" }.Where(one => one != found);
        Assert.All(others, other => Assert.DoesNotContain($"\"/packs/tx-minh-hoa/{other}/", list, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pack_shows_its_document_its_files_with_hashes_and_what_changed()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync($"{NineMonths}/v2");
        await Expect(page.Locator("iframe")).ToHaveAttributeAsync("src", $"{NineMonths}/v2/tx-minh-hoa-giao-ban-9-thang-2023-9M-v2.pdf#navpanes=0&view=FitH");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Tệp" }).Locator(".hash")).ToHaveCountAsync(3);
        var change = page.GetByRole(AriaRole.Region, new() { Name = "Thay đổi so với bản trước" }).GetByRole(AriaRole.Row).Filter(new() { Has = page.Locator("del") });
        Assert.NotEqual(0, await change.CountAsync());
        await Expect(change.First.Locator("time")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Any_two_versions_are_compared_in_whatever_order_they_are_chosen()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync($"{NineMonths}/v2");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Số liệu chính" })).ToContainTextAsync("đảng viên");
        var stored = await page.Locator("#changes ~ .table tbody").InnerTextAsync();
        await page.Locator("[name=from]").SelectOptionAsync("2");
        await page.Locator("[name=to]").SelectOptionAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem khác nhau" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Bản v2 so với bản v1");
        Assert.Equal(stored, await page.Locator("#changes ~ .table tbody").InnerTextAsync());
        await page.GotoAsync($"{NineMonths}/compare?from=2&to=2");
        await Expect(page.Locator("main ins")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("viewer", "from=1&to=2")]
    [InlineData("editor", "from=1&to=9")]
    [InlineData("editor", "from=1")]
    public async Task A_version_that_the_visitor_may_not_see_is_compared_with_nothing(string role, string query)
    {
        using var client = await desk.ClientAsync(role);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, $"{NineMonths}/compare?{query}"));
    }

    [Fact]
    public async Task A_file_that_is_downloaded_has_the_hash_that_the_page_shows()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync($"{NineMonths}/v1");
        using var client = await desk.ClientAsync(page);
        foreach (var item in await page.Locator(".files li").AllAsync())
        {
            var content = await client.GetByteArrayAsync(await item.Locator("a").GetAttributeAsync("href"));
            Assert.Equal(
                await item.Locator(".hash").InnerTextAsync(),
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        }
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("approver")]
    [InlineData("admin")]
    public async Task The_office_sees_what_the_audit_found_and_may_have_the_workbook(string role)
    {
        var page = await desk.VisitAsync(role);
        await page.GotoAsync($"{NineMonths}/v2");
        var findings = page.GetByRole(AriaRole.Region, new() { Name = "Kết quả rà soát" });
        await Expect(findings.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ban Tuyên giáo ghi 81,1%, tính lại là 81,2% (69/85), do cắt bớt" })).ToHaveCountAsync(1);
        using var client = await desk.ClientAsync(page);
        using var answer = await client.GetAsync(new Uri((await findings.Locator("a").GetAttributeAsync("href"))!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith("-v2-ra-soat.xlsx", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal(
            await findings.Locator(".hash").InnerTextAsync(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await answer.Content.ReadAsByteArrayAsync())));
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("reporter")]
    public async Task A_pack_that_is_not_approved_does_not_exist_for_readers_until_it_is(string role)
    {
        var period = role == "viewer" ? NineMonths + "/v1" : NineMonths + "/v2";
        using var reader = await desk.ClientAsync(role);
        var addresses = new[] { period, $"{period}/{FileStem().Replace(period, "$1-$2-$3-$4")}.pdf", $"{period}/{FileStem().Replace(period, "$1-$2-$3-$4")}.json" };
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, address));
        }
    }

    [Fact]
    public async Task Approving_publishes_it_and_is_refused_to_whoever_may_not()
    {
        using var reader = await desk.ClientAsync("viewer");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, Quarter));
        var checking = await desk.VisitAsync("editor");
        using var editor = await desk.ClientAsync(checking);
        using var refused = await Browser.Forms.PostAsync(editor, "/jobs/new", $"{Quarter}/v1/approve");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        await checking.GotoAsync($"{Quarter}/v1");
        await checking.GetByRole(AriaRole.Button, new() { Name = "Đã soát", Exact = true }).ClickAsync();
        await Expect(checking.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã ghi nhận là đã soát");
        await Expect(checking.Locator(".heading .pack-checked")).ToHaveTextAsync("Đã soát");
        await Expect(checking.GetByRole(AriaRole.Button, new() { Name = "Đã soát", Exact = true })).ToHaveCountAsync(0);
        await Pages.LookTests.CheckAsync(checking, "pack-checked");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"{Quarter}/v1"));

        var page = await desk.VisitAsync("approver");
        await page.GotoAsync($"{Quarter}/v1");
        await Expect(page.GetByText("Chưa có danh sách nhận cho báo cáo này")).ToBeVisibleAsync();
        await page.Locator("[name=comment]").FillAsync("Đồng ý <b>phát hành</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã duyệt");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Đồng ý <b>phát hành</b>");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("approver");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, $"{Quarter}/v1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, $"{Quarter}/v1/tx-minh-hoa-giao-ban-quy-2023-Q1-v1.pdf"));
        await AssertNoFindingsAsync("viewer");
        using var reporter = await desk.ClientAsync("reporter");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reporter, $"{Quarter}/v1"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reporter, $"{Quarter}/v1/tx-minh-hoa-giao-ban-quy-2023-Q1-v1.pdf"));

        // Nobody was to get it; now two are.
        var list = Path.Combine(desk.Folder, "quy.yaml");
        await File.WriteAllTextAsync(list, """
            code: giao-ban-quy-nhan
            title: Nhận giao ban quý
            series: [giao-ban-quy]
            members:
              - {name: Người nhận một, email: mot@tx-minh-hoa.example, formats: [pdf]}
              - {name: Người nhận hai, email: hai@tx-minh-hoa.example, formats: [pdf]}
            """);
        await desk.RunAsync("lists", "apply", list);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã xếp hàng gửi; 2 thư chờ gửi.");
        var mail = page.GetByRole(AriaRole.Region, new() { Name = "Thư gửi" }).Locator("tbody tr");
        await Expect(mail).ToHaveCountAsync(2);
        await Expect(mail.Filter(new() { HasText = "mot@tx-minh-hoa.example" })).ToHaveCountAsync(1);
        await Expect(mail.Filter(new() { HasText = "hai@tx-minh-hoa.example" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Không có thư nào cần gửi thêm.");
    }

    /// <summary>What the audit found and what the figures suggest stays with the office also when the pack is published.</summary>
    private async Task AssertNoFindingsAsync(string role)
    {
        const string stem = "tx-minh-hoa-giao-ban-quy-2023-Q1-v1";
        var page = await desk.VisitAsync(role);
        await page.GotoAsync($"{Quarter}/v1");
        await Expect(page.GetByText(stem + ".json", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Kết quả rà soát")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Gợi ý ưu điểm, hạn chế")).ToHaveCountAsync(0);
        Assert.DoesNotContain("ra-soat", await page.ContentAsync(), StringComparison.Ordinal);
        using var reader = await desk.ClientAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(reader, $"{Quarter}/v1/{stem}-ra-soat.xlsx"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(reader, $"{Quarter}/v1/{stem}.xlsx"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.Redirect ? HttpStatusCode.OK : answer.StatusCode;
    }

    [GeneratedRegex("^/packs/([^/]+)/([^/]+)/([^/]+)/(v[0-9]+)$")]
    private static partial Regex FileStem();
}
