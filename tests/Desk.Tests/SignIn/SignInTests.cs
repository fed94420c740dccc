using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.SignIn;

/// <summary>Coming in, in a real browser.</summary>
[Collection("people")]
public sealed class SignInTests(DeskFixture desk)
{
    [Fact]
    public async Task The_one_time_password_of_demo_lets_in_once()
    {
        await using var demo = await ServingWorker.StartAsync(desk.Folder, null, "demo");
        var page = await desk.OpenAsync();
        await page.GotoAsync(demo.Address.ToString());
        await Expect(page).ToHaveTitleAsync("Đăng nhập · Báo cáo giao ban");
        await TypeAsync(page, "demo", demo.OneTimePassword!);
        await Expect(page.Locator(".person")).ToContainTextAsync("quản trị");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Tổng quan");

        var again = await desk.OpenAsync();
        await again.GotoAsync(demo.Address.ToString());
        await TypeAsync(again, "demo", demo.OneTimePassword!);
        await Expect(again.GetByRole(AriaRole.Alert)).ToContainTextAsync("không đúng");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_refused_in_the_same_words()
    {
        var page = await desk.OpenAsync();
        await DeskFixture.EnterAsync(page, "viewer", "not the password");
        var wrongPassword = await page.GetByRole(AriaRole.Alert).InnerTextAsync();
        await DeskFixture.EnterAsync(page, "nobody-of-this-name", "not the password");
        Assert.Equal(wrongPassword, await page.GetByRole(AriaRole.Alert).InnerTextAsync());
        await page.GotoAsync("/packs");
        Assert.EndsWith("/sign-in?return=%2Fpacks", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_is_refused()
    {
        var password = await desk.AddAccountAsync("locked.out", "viewer");
        using var client = await desk.ClientAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(401, await TryAsync(client, "locked.out", $"guess number {guess}"));
        }

        Assert.Equal(401, await TryAsync(client, "locked.out", password));
        var page = await desk.OpenAsync();
        await DeskFixture.EnterAsync(page, "locked.out", password);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không đúng");
    }

    [Fact]
    public async Task Guesses_made_at_the_same_moment_are_all_counted()
    {
        var password = await desk.AddAccountAsync("flooded", "viewer");
        using var client = await desk.ClientAsync();
        // One visit before the others: each without its cookie would be given another, and the forms would not fit the last of them.
        using var form = await client.GetAsync("/sign-in");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(guess => TryAsync(client, "flooded", $"guess number {guess}")));
        Assert.All(answers, answer => Assert.Equal(401, answer));
        Assert.Equal(401, await TryAsync(client, "flooded", password));
    }

    [Fact]
    public async Task Signing_in_leads_back_to_where_somebody_wanted_to_go_and_nowhere_else()
    {
        using var client = await desk.ClientAsync();
        foreach (var (wanted, reached) in new[]
        {
            ("/jobs?page=2", "/jobs?page=2"), ("//evil.example/", "/"), ("https://evil.example/", "/"), ("/\\evil.example", "/"), ("javascript:alert(1)", "/"),
        })
        {
            using var answer = await Forms.PostAsync(
                client, "/sign-in", "/sign-in", ("name", "editor"), ("password", desk.PasswordOf("editor")), ("return", wanted));
            Assert.Equal(reached, answer.Headers.Location!.OriginalString);
            using var left = await Forms.PostAsync(client, "/packs", "/sign-out");
        }
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_tls_the_session_is_bound_to_https_and_the_browser_s_address_is_logged()
    {
        using var proxy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = desk.Address };
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        proxy.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        using var form = await proxy.GetAsync("/sign-in");
        Assert.Equal("max-age=31536000", form.Headers.GetValues("Strict-Transport-Security").Single());
        // Not in a container: over plain HTTP to the desk it would keep what is secure to itself.
        proxy.DefaultRequestHeaders.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

        using var answer = await Forms.PostAsync(
            proxy, "/sign-in", "/sign-in", ("name", "viewer"), ("password", desk.PasswordOf("viewer")), ("return", "/"));
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-analytics=", StringComparison.Ordinal));
        Assert.Contains("; secure", session, StringComparison.Ordinal);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!desk.Messages.Contains("viewer signed in as viewer from 203.0.113.5.", StringComparison.Ordinal))
        {
            // The log is written by a thread of its own.
            await Task.Delay(20, patience.Token);
        }

        using var plain = await desk.ClientAsync();
        using var direct = await plain.GetAsync("/sign-in");
        Assert.False(direct.Headers.Contains("Strict-Transport-Security"));
    }

    private static async Task TypeAsync(IPage page, string name, string password)
    {
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("main button").ClickAsync();
    }

    private static async Task<int> TryAsync(HttpClient client, string name, string password)
    {
        using var answer = await Forms.PostAsync(client, "/sign-in", "/sign-in", ("name", name), ("password", password));
        return (int)answer.StatusCode;
    }
}
