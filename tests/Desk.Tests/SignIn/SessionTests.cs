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

    private static async Task<BrowserContextCookiesResult> SessionCookieAsync(IPage page) =>
        (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "analytics");

    private static async Task<HttpStatusCode> GetAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/packs", UriKind.Relative));
        return answer.StatusCode;
    }
}
