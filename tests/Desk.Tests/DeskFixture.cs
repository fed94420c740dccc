using System.Collections.Concurrent;
using System.Net;
using Analytics.Desk.Tests.Browser;
using Analytics.Worker.Tests;
using Analytics.Worker.Tests.Commands;
using Microsoft.Playwright;
using Cookie = Microsoft.Playwright.Cookie;

namespace Analytics.Desk.Tests;

/// <summary>What the office reads and makes: packs, runs, figures.</summary>
[CollectionDefinition("desk"), ClosesBrowsers]
public sealed class DeskTests : ICollectionFixture<DeskFixture>;

/// <summary>Who may do what, and what comes in. On a desk of its own, beside the other: such tests mostly wait for a browser.</summary>
[CollectionDefinition("people"), ClosesBrowsers]
public sealed class PeopleTests : ICollectionFixture<DeskFixture>;

/// <summary>The sample town loaded once, a real <c>serve</c> on it, an account of each role, and a real Chromium.</summary>
public sealed class DeskFixture : IAsyncLifetime, IDisposable
{
    private static readonly string[] Roles = ["viewer", "reporter", "editor", "approver", "admin"];

    private readonly ScratchFolder folder = new();
    private readonly ConcurrentDictionary<string, string> passwords = [];
    private readonly Dictionary<string, CookieCollection> sessions = [];
    private ServingWorker? worker;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Uri Address => worker!.Address;

    /// <summary>Where the worker stands.</summary>
    public string Folder => folder.Path;

    internal string Messages => worker!.Messages;

    public async Task InitializeAsync()
    {
        await RunAsync("demo", "--no-serve");
        worker = await ServingWorker.StartAsync(Folder, null, "serve");
        await Task.WhenAll(Roles.Select(role => AddAccountAsync(role, role, role == "reporter" ? "btc" : null)));
        (playwright, browser) = await Chromium.LaunchAsync();
    }

    public async Task DisposeAsync()
    {
        // Whatever of it was started.
        await (browser?.DisposeAsync() ?? default);
        playwright?.Dispose();
        await (worker?.DisposeAsync() ?? default);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A command on the same data, which must end well.</summary>
    internal async Task<CommandRun> RunAsync(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(Folder, null, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Messages}");
        return run;
    }

    public string PasswordOf(string name) => passwords[name];

    /// <summary>Makes an account for one test; the password is known here.</summary>
    internal async Task<string> AddAccountAsync(string name, string role, string? unit = null) =>
        passwords[name] = (await RunAsync(["user", "add", name, "--role", role, .. unit is null ? Array.Empty<string>() : ["--unit", unit]])).Output.Trim();

    /// <summary>A browser of its own that nobody has used, closed when the test ends.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, int height = 900, bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = scripts,
        });
        ClosesBrowsersAttribute.OfThisTest.Add(context, Address.Host);
        return await context.NewPageAsync();
    }

    /// <summary>A browser that is signed in, with a session of its own.</summary>
    public async Task<IPage> SignInAsync(string name)
    {
        var page = await OpenAsync();
        await EnterAsync(page, name, PasswordOf(name));
        await Assertions.Expect(page.Locator(".person")).ToContainTextAsync(name);
        return page;
    }

    /// <summary>A browser with the one session that all tests of this role share; none may end it.</summary>
    public async Task<IPage> VisitAsync(string role, int width = 1440, bool scripts = true)
    {
        var page = await OpenAsync(width, scripts: scripts);
        await page.Context.AddCookiesAsync((await SessionAsync(role)).Select(cookie =>
            new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = true }));
        return page;
    }

    public static async Task EnterAsync(IPage page, string name, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=name]").FillAsync(name);
        await page.Locator("[name=password]").FillAsync(password);
        await page.Locator("main button").ClickAsync();
    }

    /// <summary>A program that nobody has signed in. Like those below it follows no redirect.</summary>
    public Task<HttpClient> ClientAsync() => Task.FromResult(With([]));

    /// <summary>A program in the session that all tests of this role share.</summary>
    public async Task<HttpClient> ClientAsync(string role) => With(await SessionAsync(role));

    /// <summary>A program in the session of a page.</summary>
    public async Task<HttpClient> ClientAsync(IPage page)
    {
        var cookies = new CookieCollection();
        foreach (var cookie in await page.Context.CookiesAsync())
        {
            cookies.Add(new System.Net.Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return With(cookies);
    }

    /// <summary>A program with a session of its own.</summary>
    public async Task<HttpClient> EnterAsync(string name) => With(await CookiesOfAsync(name));

    private async Task<CookieCollection> SessionAsync(string role) =>
        sessions.TryGetValue(role, out var cookies) ? cookies : sessions[role] = await CookiesOfAsync(role);

    /// <summary>What a browser keeps after signing in; the forms' cookie is among them, so that the tokens of one of its pages fit another.</summary>
    private async Task<CookieCollection> CookiesOfAsync(string name)
    {
        var kept = new CookieContainer();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = kept }) { BaseAddress = Address };
        using var answer = await Forms.PostAsync(client, "/sign-in", "/sign-in", ("name", name), ("password", PasswordOf(name)));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{name} was answered {answer.StatusCode} at the sign-in.");
        return kept.GetAllCookies();
    }

    private HttpClient With(CookieCollection cookies)
    {
        var own = new CookieContainer();
        own.Add(cookies);
        return new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = own }) { BaseAddress = Address };
    }
}
