using System.Net;
using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Admin;

/// <summary>Accounts as an administrator keeps them, and what becomes of who is signed in.</summary>
[Collection("people")]
public sealed class AccountPagesTests(DeskFixture desk)
{
    [Fact]
    public async Task A_new_reporter_gets_a_password_once_chooses_another_and_sees_nothing_before()
    {
        var admin = await desk.VisitAsync("admin", scripts: false);
        await admin.GotoAsync("/admin");
        await admin.Locator("[name=name]").FillAsync("Phóng viên");
        await admin.Locator("[name=role]").SelectOptionAsync("reporter");
        await AddAsync();
        await Expect(admin.Locator("label", new() { HasText = "Tên đăng nhập" }).Locator(".problem")).ToHaveCountAsync(1);
        await Expect(admin.Locator("label", new() { HasText = "Mã đơn vị" }).Locator(".problem")).ToHaveTextAsync("Đơn vị báo cáo cần mã đơn vị.");
        await admin.Locator("[name=name]").FillAsync("bao-cao.btc");
        await admin.Locator("[name=unit]").FillAsync("no-such-unit");
        await AddAsync();
        await Expect(admin.Locator(".problem")).ToContainTextAsync("Không có đơn vị này");
        await admin.Locator("[name=unit]").FillAsync("btc");
        await AddAsync();
        await Expect(admin.Locator("h1")).ToHaveTextAsync("Mật khẩu dùng một lần");
        var password = await admin.Locator("code.secret").InnerTextAsync();
        // Nothing on the page leads to where the password could not be seen any more under the pretence of another language.
        await Expect(admin.GetByRole(AriaRole.Button, new() { Name = "English" })).ToHaveCountAsync(0);
        await Expect(admin.Locator(".later")).ToHaveTextAsync("English: từ trang sau, trang này chỉ hiện một lần");
        await admin.GetByRole(AriaRole.Link, new() { Name = "Về tài khoản" }).ClickAsync();
        Assert.DoesNotContain(password, await admin.ContentAsync(), StringComparison.Ordinal);

        var page = await desk.OpenAsync();
        await DeskFixture.EnterAsync(page, "bao-cao.btc", password);
        await Expect(page.Locator("h1")).ToHaveTextAsync("Chọn mật khẩu của bạn");
        await Pages.LookTests.CheckAsync(page, "password-1440");
        await page.GotoAsync("/collection");
        Assert.EndsWith("/password", page.Url, StringComparison.Ordinal);
        await ChooseAsync(page, "ngắn", "ngắn");
        await Expect(page.Locator(".problem")).ToContainTextAsync("cần ít nhất 12");
        await ChooseAsync(page, "một câu đủ dài để nhớ", "một câu khác hẳn như thế");
        await Expect(page.Locator(".problem")).ToContainTextAsync("không giống nhau");
        await ChooseAsync(page, "một câu đủ dài để nhớ", "một câu đủ dài để nhớ");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới.");
        await DeskFixture.EnterAsync(page, "bao-cao.btc", password);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await DeskFixture.EnterAsync(page, "bao-cao.btc", "một câu đủ dài để nhớ");
        await Expect(page.Locator(".person")).ToContainTextAsync("đơn vị báo cáo");
        Assert.EndsWith("/collection", page.Url, StringComparison.Ordinal);

        using var client = await desk.ClientAsync(admin);
        using var again = await Forms.PostAsync(client, "/admin", "/admin/users", ("name", "bao-cao.btc"), ("role", "viewer"), ("unit", ""));
        Assert.Contains("Đã có tài khoản tên này", WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var kept = await client.GetStringAsync(new Uri("/audit?who=bao-cao.btc", UriKind.Relative));
        Assert.Contains("Chọn mật khẩu", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(password, kept, StringComparison.Ordinal);

        Task AddAsync() => admin.GetByRole(AriaRole.Button, new() { Name = "Thêm tài khoản" }).ClickAsync();
    }

    [Fact]
    public async Task Everybody_changes_the_password_knowing_the_present_one_and_every_session_ends()
    {
        var password = await desk.AddAccountAsync("changer", "viewer");
        using var elsewhere = await desk.EnterAsync("changer");
        var page = await desk.SignInAsync("changer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi mật khẩu" }).ClickAsync();
        await Pages.LookTests.CheckAsync(page, "password-change-1440");
        await page.Locator("[name=present]").FillAsync("không phải mật khẩu này");
        await ChooseAsync(page, "một câu đủ dài để nhớ", "một câu đủ dài để nhớ");
        await Expect(page.Locator(".problem")).ToContainTextAsync("Mật khẩu hiện tại không đúng");
        await page.Locator("[name=present]").FillAsync(password);
        await ChooseAsync(page, "matkhau-2026-matkhau", "matkhau-2026-matkhau");
        await Expect(page.Locator(".problem")).ToContainTextAsync("bị đoán trước tiên");
        await page.Locator("[name=present]").FillAsync(password);
        await ChooseAsync(page, "một câu đủ dài để nhớ", "một câu đủ dài để nhớ");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã đặt mật khẩu.");
        using var ended = await elsewhere.GetAsync(new Uri("/packs", UriKind.Relative));
        Assert.StartsWith("/sign-in", ended.Headers.Location?.OriginalString, StringComparison.Ordinal);
        await DeskFixture.EnterAsync(page, "changer", "một câu đủ dài để nhớ");
        await Expect(page.Locator(".person")).ToContainTextAsync("changer");
    }

    [Theory]
    [InlineData("role-change", "", "role=approver;seen-role=editor", "user-changed")]
    [InlineData("unit-change", "", "role=reporter;unit=btg;seen-role=editor", "user-changed")]
    [InlineData("ended", "/end-sessions", "", "sessions-ended")]
    [InlineData("renewed", "/renew", "", "user-renewed")]
    [InlineData("disabled", "/disable", "", "user-disabled")]
    public async Task Whoever_is_signed_in_is_out_at_the_next_request(string name, string act, string typed, string kept)
    {
        await desk.AddAccountAsync(name, "editor");
        using var stolen = await desk.EnterAsync(name);
        using (var before = await stolen.GetAsync(new Uri("/jobs", UriKind.Relative)))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        using var admin = await desk.ClientAsync("admin");
        (string, string)[] fields = [.. typed.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(field => (field.Split('=')[0], field.Split('=')[1]))];
        using var done = await Forms.PostAsync(admin, $"/admin/users/{name}", $"/admin/users/{name}{act}", fields);
        Assert.True(done.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
        foreach (var address in new[] { "/jobs", "/packs", "/" })
        {
            using var after = await stolen.GetAsync(new Uri(address, UriKind.Relative));
            Assert.StartsWith("/sign-in", after.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        using var posted = await Forms.PostAsync(stolen, null, "/jobs/new", ("series", "giao-ban-quy"));
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        var acts = await admin.GetStringAsync(new Uri($"/audit?who=admin&what={kept}", UriKind.Relative));
        Assert.Contains($"/admin/users/{name}", acts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_neither_disables_nor_demotes_nor_renews_itself()
    {
        using var admin = await desk.ClientAsync("admin");
        using var disabled = await Forms.PostAsync(admin, "/admin", "/admin/users/admin/disable");
        var page = WebUtility.HtmlDecode(await admin.GetStringAsync(disabled.Headers.Location));
        Assert.Contains("Không còn người quản trị nào khác đăng nhập được", page, StringComparison.Ordinal);
        using var demoted = await Forms.PostAsync(admin, "/admin", "/admin/users/admin", ("role", "editor"), ("unit", ""), ("seen-role", "admin"));
        Assert.Equal(HttpStatusCode.BadRequest, demoted.StatusCode);
        Assert.Contains("Không còn người quản trị nào khác", WebUtility.HtmlDecode(await demoted.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var stale = await Forms.PostAsync(admin, "/admin", "/admin/users/viewer", ("role", "approver"), ("unit", ""), ("seen-role", "editor"));
        Assert.Contains("người khác thay đổi", WebUtility.HtmlDecode(await admin.GetStringAsync(stale.Headers.Location)), StringComparison.Ordinal);
        using var renewed = await Forms.PostAsync(admin, "/admin", "/admin/users/admin/renew");
        Assert.Contains("Không tự cấp mật khẩu", WebUtility.HtmlDecode(await admin.GetStringAsync(renewed.Headers.Location)), StringComparison.Ordinal);
        using var nobody = await Forms.PostAsync(admin, "/admin", "/admin/users/nobody.at.all/disable");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private static async Task ChooseAsync(IPage page, string password, string again)
    {
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("[name=again]").FillAsync(again);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
    }
}
