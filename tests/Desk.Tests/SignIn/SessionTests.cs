using System.Net;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.SignIn;

/// <summary>What a session is worth, and when it ends.</summary>
[Collection("people")]
public sealed class SessionTests(DeskFixture desk)
{
    [Fact]
    public async Task Its_cookie_is_hidden_from_scripts_and_from_other_sites_and_is_new_with_every_sign_in()
    {
        var first = await SessionCookieAsync(await desk.SignInAsync("viewer"));
        var second = await SessionCookieAsync(await desk.SignInAsync("viewer"));
        Assert.True(first.HttpOnly);
        Assert.Equal(SameSiteAttribute.Strict, first.SameSite);
        // 256 bits in base64url.
        Assert.Equal(43, first.Value.Length);
        Assert.NotEqual(first.Value, second.Value);
    }

    [Fact]
    public async Task A_session_that_was_there_before_signing_in_is_ended_by_it()
    {
        var page = await desk.SignInAsync("viewer");
        using var stolen = await desk.ClientAsync(page);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(stolen));
        // The sign-in page sends whoever is signed in to the first page; without the cookie of the forms it can still be posted to.
        using var answer = await Browser.Forms.PostAsync(
            stolen, "/packs", "/sign-in", ("name", "editor"), ("password", desk.PasswordOf("editor")));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(await desk.ClientAsync(page)));
    }

    [Fact]
    public async Task Signing_out_ends_it_on_the_server_too()
    {
        var page = await desk.SignInAsync("viewer");
        using var stolen = await desk.ClientAsync(page);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(stolen));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Bạn đã đăng xuất.");
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(stolen));
    }

    [Fact]
    public async Task Disabling_the_account_ends_it_at_the_next_request()
    {
        await desk.AddAccountAsync("leaver", "editor");
        var page = await desk.SignInAsync("leaver");
        await desk.RunAsync("user", "disable", "leaver");
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Đăng nhập");
        await DeskFixture.EnterAsync(page, "leaver", desk.PasswordOf("leaver"));
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_new_role_ends_it_too()
    {
        await desk.AddAccountAsync("promoted", "viewer");
        using var before = await desk.EnterAsync("promoted");
        await desk.RunAsync("user", "add", "promoted", "--renew", "--role", "editor");
        Assert.Equal(HttpStatusCode.Redirect, await GetAsync(before));
    }

    [Fact]
    public async Task A_form_that_is_sent_after_it_leads_back_to_where_it_was_and_counts_when_it_is_sent_again_after_signing_in()
    {
        var page = await desk.SignInAsync("editor");
        await page.GotoAsync("/calendar");
        await page.Locator("[name=date]").FillAsync("2031-05-02");
        await page.Locator("[name=name_vi]").FillAsync("Nghỉ bù");
        using var elsewhere = await desk.ClientAsync(page);
        using var left = await Browser.Forms.PostAsync(elsewhere, "/packs", "/sign-out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem những gì sẽ dời" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Cần đăng nhập lại");
        await Expect(page.Locator("main")).ToContainTextAsync("Biểu mẫu vừa gửi chưa được lưu");
        var tab = await page.Context.RunAndWaitForPageAsync(() => page.Locator("main a.button").ClickAsync());
        Assert.EndsWith("/sign-in?return=%2Fcalendar", tab.Url, StringComparison.Ordinal);
        await tab.Locator("[name=name]").FillAsync("editor");
        await tab.Locator("[name=password]").FillAsync(desk.PasswordOf("editor"));
        await tab.Locator("main button").ClickAsync();
        await Expect(tab.Locator("h1")).ToHaveTextAsync("Lịch");
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Xem trước khi lưu");
        await Expect(page.Locator("main ins").First).ToHaveTextAsync("Nghỉ bù");
    }

    [Theory]
    [InlineData("/admin/users/a%2Eb/renew", "/admin/users/a.b")]
    [InlineData("/admin/users", "/admin")]
    [InlineData("/calendar/holidays/save", "/calendar")]
    [InlineData("/calendar/party/2023-9M/save", "/calendar/party/2023-9M")]
    [InlineData("/collection/giao-ban-9-thang/2026-Q1/btc/upload", "/collection/giao-ban-9-thang/2026-Q1/btc")]
    [InlineData("/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v1/approve", "/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v1")]
    [InlineData("/assignments/new", "/assignments/new")]
    public async Task Where_a_form_was_is_a_page_that_there_is(string sent, string page)
    {
        using var nobody = await desk.ClientAsync();
        using var answer = await nobody.PostAsync(new Uri(sent, UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(
            $"href=\"/sign-in?return={Uri.EscapeDataString(page)}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<BrowserContextCookiesResult> SessionCookieAsync(IPage page) =>
        (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "analytics");

    private static async Task<HttpStatusCode> GetAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/packs", UriKind.Relative));
        return answer.StatusCode;
    }
}
