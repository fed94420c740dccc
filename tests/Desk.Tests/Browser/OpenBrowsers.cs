using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Analytics.Desk.Tests.Browser;

/// <summary>The browsers that one test has opened, and what their pages complained of.</summary>
internal sealed class OpenBrowsers
{
    private readonly ConcurrentQueue<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> notLoaded = [];
    private readonly ConcurrentDictionary<string, bool> refused = [];

    /// <param name="host">The desk's; a page has nothing to ask of any other.</param>
    public void Add(IBrowserContext context, string host)
    {
        contexts.Enqueue(context);
        context.WebError += (_, thrown) => complaints.Enqueue($"{thrown.Page?.Url} threw {thrown.Error}");
        context.Console += (_, message) => Hear(message);
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } asked && asked.Host != host)
            {
                complaints.Enqueue($"Another host was asked for {request.Url}");
            }
        };
        // An answer of the desk that a test provokes and reads; what a page loads besides is never refused.
        context.Response += (_, answer) =>
        {
            if (answer.Status is >= 400 and < 500 && answer.Request.IsNavigationRequest && answer.Frame.ParentFrame is null)
            {
                refused[answer.Url] = true;
            }
        };
    }

    /// <summary>Closes all of them; fails when one complained.</summary>
    public async Task CloseAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        string[] all = [.. complaints, .. notLoaded.Where(place => !refused.Keys.Any(address => place.StartsWith(address + ":", StringComparison.Ordinal)))];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private void Hear(IConsoleMessage message)
    {
        // The browser itself writes down each address that was answered with an error, a page's own too.
        if (message.Type == "error" && message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            notLoaded.Enqueue($"{message.Location}: {message.Text}");
        }
        else if (message.Type == "error")
        {
            complaints.Enqueue($"{message.Page?.Url} wrote {message.Text}");
        }
    }
}
