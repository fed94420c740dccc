using System.IO.Compression;
using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Collection;

/// <summary>From the empty workbook to a figure that counts, and back: a unit and the office in a real browser.</summary>
[Collection("people")]
public sealed class CollectionJourneyTests(DeskFixture desk)
{
    [Fact]
    public async Task A_unit_sends_a_workbook_with_an_error_mends_it_and_sends_it_again()
    {
        await desk.AddAccountAsync("kiem-tra", "reporter", "ubkt");
        var page = await desk.SignInAsync("kiem-tra");
        Assert.EndsWith("/collection", page.Url, StringComparison.Ordinal);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Ủy ban Kiểm tra");
        await Expect(page.Locator("body")).Not.ToContainTextAsync("Hội Nông dân");
        await page.GotoAsync("/collection?series=giao-ban-9-thang&quarter=2026-Q1");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải mẫu báo cáo" }).ClickAsync());
        Assert.Equal("giao-ban-9-thang-ubkt-2026-Q1.xlsx", download.SuggestedFilename);
        var template = await File.ReadAllBytesAsync(await download.PathAsync());

        await SendAsync(page, Workbooks.Fill(template, ("d01", "nhiều lắm"), ("d03", 12)));
        var refusal = page.GetByRole(AriaRole.Alert);
        await Expect(refusal).ToContainTextAsync("Chưa lưu gì.");
        await Expect(refusal.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(refusal.Locator("tbody tr")).ToContainTextAsync("nhiều lắm");
        await Expect(refusal.Locator("tbody td").First).ToContainTextAsync("báo cáo <quý I>.xlsx, ");
        await Expect(page.Locator(".later")).ToContainTextAsync("English: từ trang sau");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "English" })).ToHaveCountAsync(0);
        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Pages.LookTests.CheckAsync(page, $"upload-refused-{width}");
        }

        var copy = refusal.GetByRole(AriaRole.Link, new() { Name = "Tải bản có ghi chú" });
        var address = (await copy.GetAttributeAsync("href"))!;
        var annotated = await page.RunAndWaitForDownloadAsync(() => copy.ClickAsync());
        Assert.Contains("nhiều lắm", Comments(await annotated.PathAsync()), StringComparison.Ordinal);
        using var editor = await desk.ClientAsync("editor");
        using var anothers = await editor.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, anothers.StatusCode);

        var mended = Workbooks.Fill(template, ("d01", 7), ("d03", 12));
        await SendAsync(page, mended);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã nhận: 2 số liệu");
        await Expect(page.Locator(".changes").First.Locator("li")).ToHaveTextAsync(
            ["Ủy ban Kiểm tra, Lượt tổ chức đảng được kiểm tra, giám sát, 2026-Q1: 7", "Ủy ban Kiểm tra, Lượt đảng viên được kiểm tra, giám sát, 2026-Q1: 12"]);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Lưu ý khi nhận" })).ToContainTextAsync("khác xa mức thường thấy");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Rút lần gửi này" })).ToHaveCountAsync(0);
        foreach (var width in new[] { 1440, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await Pages.LookTests.CheckAsync(page, $"submission-own-{width}");
        }

        await page.GotoAsync("/collection?series=giao-ban-9-thang&quarter=2026-Q1");
        await SendAsync(page, mended);
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Chính tệp này đã nhận ở lần gửi");
        await page.GotoAsync("/submissions");
        await Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(0);
        await Pages.LookTests.CheckAsync(page, "submissions-own-360");
    }

    [Fact]
    public async Task The_office_corrects_one_number_without_scripts_and_takes_it_back()
    {
        var page = await desk.VisitAsync("editor", scripts: false);
        await TellAsync(page, "21");
        await TellAsync(page, "1.2345");
        await Expect(page.Locator(".problem").First).ToBeVisibleAsync();
        await Expect(page.Locator("[name=value]")).ToHaveValueAsync("1.2345");
        await page.Locator("[name=value]").FillAsync("24");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu số mới" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("21 → 24");
        await Expect(page.Locator(".facts")).ToContainTextAsync("Đồng chí Hoa báo qua điện thoại");

        await page.GetByRole(AriaRole.Link, new() { Name = "Rút lần gửi này" }).ClickAsync();
        await Expect(page.Locator(".changes").First).ToContainTextAsync("24 → 21");
        await page.Locator("[name=reason]").FillAsync("Nghe nhầm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rút lần gửi này" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã rút lần gửi");
        await Expect(page.Locator(".changes").First).ToContainTextAsync("24 → 21");
        await page.GotoAsync(Workbooks.Quarter + "/vp/correct?indicator=a17&of=2026-Q1");
        await Expect(page.Locator(".old")).ToHaveTextAsync("21");
    }

    [Fact]
    public async Task Correcting_works_with_the_keyboard_alone()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync(Workbooks.Quarter + "/ttct/correct?indicator=c01&of=2026-Q1");
        await Keys.TabToAsync(page, "document.activeElement.name === 'value'");
        await page.Keyboard.TypeAsync("3");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Báo qua điện thoại");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu.");
        await Keys.TabToAsync(page, "document.activeElement.textContent.startsWith('Rút lần gửi này')");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Rút lần gửi");
    }

    [Fact]
    public async Task A_file_that_is_dropped_is_taken_and_one_that_is_too_large_is_refused_before_it_travels()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync(Workbooks.Quarter + "/btc");
        Assert.Equal("0: " + await page.Locator("input[type=file]").GetAttributeAsync("data-too-large"), await DropAsync(page, 4));
        Assert.Equal("1: ", await DropAsync(page, 3));
    }

    /// <summary>Drops a file where three bytes are the most: how many are taken, and what is said.</summary>
    private static Task<string> DropAsync(IPage page, int bytes) => page.EvaluateAsync<string>(
        """
        bytes => {
          const label = document.querySelector('[data-drop]');
          const input = label.querySelector('input');
          input.dataset.most = 3;
          const dropped = new DataTransfer();
          dropped.items.add(new File(['x'.repeat(bytes)], 'btc.xlsx'));
          label.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
          return `${input.files.length}: ${input.validationMessage}`;
        }
        """,
        bytes);

    private static async Task TellAsync(IPage page, string value)
    {
        await page.GotoAsync(Workbooks.Quarter + "/vp");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa một số" }).ClickAsync();
        await page.Locator("[name=indicator]").First.SelectOptionAsync("a17");
        await page.Locator("select[name=of]").SelectOptionAsync("2026-Q1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem" }).ClickAsync();
        await page.Locator("[name=value]").FillAsync(value);
        await page.Locator("[name=reason]").FillAsync("Đồng chí Hoa báo qua điện thoại");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu số mới" }).ClickAsync();
    }

    private static async Task SendAsync(IPage page, byte[] workbook)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "báo cáo <quý I>.xlsx", MimeType = "application/octet-stream", Buffer = workbook });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true }).ClickAsync();
    }

    private static string Comments(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        return string.Concat(zip.Entries.Where(entry => entry.FullName.Contains("comments", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }
}
