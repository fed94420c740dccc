using System.Text.RegularExpressions;
using Analytics.Desk.Tests.Collection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Pages;

/// <summary>The office's whole way with scripts off: from a unit's workbook to the mail of the pack.</summary>
[Collection("desk")]
public sealed class JourneyTests(DeskFixture desk)
{
    private const string Pack = "/packs/tx-minh-hoa/giao-ban-9-thang/2021-9M";
    private const string Unit = "/collection/giao-ban-9-thang/2021-Q3/ubkt";

    [Fact]
    public async Task From_a_workbook_with_an_error_to_a_pack_that_its_readers_have()
    {
        await desk.AddAccountAsync("chanh-van-phong", "approver");
        var page = await desk.OpenAsync(scripts: false);
        await DeskFixture.EnterAsync(page, "chanh-van-phong", desk.PasswordOf("chanh-van-phong"));
        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        await RunAsync(page, $"/jobs/new?series=giao-ban-9-thang&committee=tx-minh-hoa&period=2021-9M", "Bản đầu");

        using var client = await desk.ClientAsync(page);
        var template = await client.GetByteArrayAsync(new Uri($"{Unit}/template", UriKind.Relative));
        await SendAsync(page, Workbooks.Fill(template, ("d01", "bốn mươi mấy")));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("bốn mươi mấy");
        await SendAsync(page, Workbooks.Fill(template, ("d01", 43)));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhận: 1 số liệu");
        await Expect(page.Locator(".changes").First).ToContainTextAsync("41 → 43");

        await page.GotoAsync($"{Unit}/correct?indicator=d03&of=2021-Q3");
        await page.Locator("[name=value]").FillAsync("133");
        await page.Locator("[name=reason]").FillAsync("Đơn vị báo lại qua điện thoại");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu số mới" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("131 → 133");

        await page.GotoAsync(Pack);
        await RunAsync(page, (await page.GetByRole(AriaRole.Link, new() { Name = "Chạy lại", Exact = true }).First.GetAttributeAsync("href"))!, "Đính chính");
        await page.GotoAsync($"{Pack}/v2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem khác nhau" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Bản v2 so với bản v1");
        var changed = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Ủy ban Kiểm tra" });
        await Expect(changed.Filter(new() { HasText = "d01" }).First).ToContainTextAsync("chanh-van-phong");
        await Expect(changed.Filter(new() { HasText = "d03" }).First).ToContainTextAsync("chanh-van-phong");

        await page.GotoAsync($"{Pack}/v2");
        await page.Locator("[name=comment]").FillAsync("Đồng ý phát hành");
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã duyệt");
        var mail = page.GetByRole(AriaRole.Region, new() { Name = "Thư gửi" });
        await UntilAsync(page, async () => await mail.Locator(".mail-accepted").CountAsync() > 0 && await mail.Locator(".mail-queued, .mail-sending").CountAsync() == 0);
        await Expect(mail).ToContainTextAsync(".example");
        // The ledger: what the server answered (here the file that stands for it), and the hash of the bytes that left.
        await Expect(mail.Locator(".outcome").First).ToHaveTextAsync(new Regex(@"\.eml\s+[0-9a-f]{64}$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Không có thư nào cần gửi thêm");
    }

    private static async Task RunAsync(IPage page, string form, string reason)
    {
        await page.GotoAsync(form);
        await page.Locator("[name=reason]").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Chạy", Exact = true }).ClickAsync();
        await UntilAsync(page, () => page.Locator(".heading .run-succeeded").IsVisibleAsync());
    }

    private static async Task SendAsync(IPage page, byte[] workbook)
    {
        await page.GotoAsync(Unit);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "báo cáo.xlsx", MimeType = "application/octet-stream", Buffer = workbook });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
    }

    /// <summary>Without scripts a page is loaded again to see how far something is.</summary>
    private static async Task UntilAsync(IPage page, Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await reached())
        {
            limit.Token.ThrowIfCancellationRequested();
            await page.ReloadAsync();
        }
    }
}
