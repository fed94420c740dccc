using Analytics.Desk.Tests.Browser;
using Analytics.Desk.Tests.Collection;
using Analytics.Worker.Desk.Wording;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Pages;

/// <summary>The office's work by somebody who has no mouse, where two people stand behind a pack (<c>Approval:People</c> is 2).</summary>
[Collection("people")]
public sealed class KeyboardTests(DeskFixture desk)
{
    private const string Pack = "/packs/tx-minh-hoa/giao-ban-quy/2023-Q1/v1";

    [Fact]
    public async Task Signing_in_sending_a_workbook_in_and_turning_a_pack_down()
    {
        await desk.AddAccountAsync("ban-phim", "approver");
        var page = await desk.OpenAsync();
        await page.GotoAsync("/");
        await Keys.TabToAsync(page, "document.activeElement.name === 'name'");
        await page.Keyboard.TypeAsync("ban-phim");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(desk.PasswordOf("ban-phim"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".person")).ToContainTextAsync("ban-phim");

        using var client = await desk.ClientAsync(page);
        var workbook = Workbooks.Fill(await Workbooks.TemplateAsync(client, "ldld"), ("f03", 2));
        // Asked for before the page is there: nothing waits until the browser has heard of it, and a key may be faster.
        var choosing = page.WaitForFileChooserAsync();
        await page.GotoAsync(Workbooks.Quarter + "/ldld");
        await Keys.TabToAsync(page, "document.activeElement.type === 'file'");
        await page.Keyboard.PressAsync("Enter");
        await (await choosing).SetFilesAsync(new FilePayload { Name = "ldld.xlsx", MimeType = "application/octet-stream", Buffer = workbook });
        await PressAsync(page, "Gửi");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhận: 1 số liệu");

        await page.GotoAsync("/packs/tx-minh-hoa/tong-ket-doan-cong-tac/2022/v1");
        await PressAsync(page, "Trả lại");
        await Keys.TabToAsync(page, "document.activeElement.name === 'reason'");
        await page.Keyboard.TypeAsync("Số của đoàn 2 <b>chưa khớp</b>");
        await PressAsync(page, "Trả lại");
        await Expect(page.Locator(".heading .pack-rejected")).ToHaveTextAsync("Không duyệt");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("Số của đoàn 2 <b>chưa khớp</b>");
        await Expect(page.Locator(".timeline")).ToContainTextAsync("ban-phim");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_agrees_first_has_checked_the_pack_and_another_approves_and_sends_it()
    {
        await using var desk2 = await ServingWorker.StartAsync(
            desk.Folder,
            new Dictionary<string, string?> { ["ANALYTICS__Node__Run"] = "desk", ["ANALYTICS__Approval__People"] = "2" },
            "serve");
        var first = await desk.VisitAsync("approver");
        await first.GotoAsync(new Uri(desk2.Address, Pack).ToString());
        await Expect(first.GetByText(PackWords.TwoPeople.Vi)).ToBeVisibleAsync();
        await PressAsync(first, "Duyệt");
        await Expect(first.GetByRole(AriaRole.Status)).ToContainTextAsync("cần một người khác duyệt");
        await Expect(first.GetByText(PackWords.YouChecked.Vi)).ToBeVisibleAsync();
        await Expect(first.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToHaveCountAsync(0);

        var second = await desk.VisitAsync("admin");
        await second.GotoAsync(new Uri(desk2.Address, Pack).ToString());
        await Expect(second.GetByText(PackWords.TwoPeople.Vi)).ToHaveCountAsync(0);
        await PressAsync(second, "Duyệt");
        await Expect(second.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã duyệt");
        await Expect(second.Locator(".timeline")).ToContainTextAsync("approver");
        await Expect(second.Locator(".timeline")).ToContainTextAsync("admin");
        await PressAsync(second, "Gửi");
        await Expect(second.GetByRole(AriaRole.Status)).ToContainTextAsync("thư");
    }

    /// <summary>To what is called so, and presses it.</summary>
    private static async Task PressAsync(IPage page, string name)
    {
        await Keys.TabToAsync(page, $"document.activeElement.textContent.trim() === '{name}'");
        await page.Keyboard.PressAsync("Enter");
    }
}
