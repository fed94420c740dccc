using System.Net;
using Analytics.Desk.Tests.Browser;

namespace Analytics.Desk.Tests.Access;

/// <summary>Values that no page ever sends (T24), and more requests than anybody makes (T25).</summary>
[Collection("people")]
public sealed class HostileRequestTests(DeskFixture desk)
{
    private static readonly string[] Values =
    [
        "..%2f..%2f..%2fetc%2fpasswd", "a%00b", "%ed%a0%80", "%2e%2e%2f%2e%2e%2fappsettings.json", "....%2f%2f", "%2fetc%2fpasswd", "C:%5cWindows%5cwin.ini", "%00",
        "%0d%0aSet-Cookie:%20evil=1", "%22%3b%20filename=evil.html", "'%20or%20true%20--", "%3Cscript%3Ealert(1)%3C%2fscript%3E", "%ff%fe",
        "99999999999999999999", "-1", "%F0%9F%92%A3",
    ];

    [Fact]
    public async Task No_value_in_any_address_leads_anywhere_or_breaks_anything()
    {
        using var client = await desk.ClientAsync("admin");
        var token = (await client.GetStringAsync(new Uri("/jobs/new", UriKind.Relative))).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        foreach (var route in Routes.All)
        {
            foreach (var parameter in Routes.ParametersOf(route))
            {
                foreach (var method in Routes.MethodsOf(route))
                {
                    // Forms are counted, and the session is every test's.
                    foreach (var value in method == "POST" ? Values.Take(3) : Values.Append(new string('a', 3000)))
                    {
                        await AskAsync(client, token, method, Routes.AddressOf(route, parameter, value));
                    }
                }
            }
        }
    }

    [Fact]
    public async Task A_session_that_sends_form_after_form_is_slowed_down_and_nobody_else_is()
    {
        await desk.AddAccountAsync("wild", "viewer");
        using var wild = await desk.EnterAsync("wild");
        // Without a token: refused all the same, and counted.
        var answers = await PostAsync(wild, 300);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers);
        using var refused = await Forms.PostAsync(wild, null, "/language");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Contains("Có quá nhiều yêu cầu trong một phút.", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var english = new HttpRequestMessage(HttpMethod.Post, "/language");
        english.Headers.Add("Cookie", "analytics-language=en");
        using var refusedInEnglish = await wild.SendAsync(english);
        Assert.Equal(HttpStatusCode.TooManyRequests, refusedInEnglish.StatusCode);
        using var reading = await wild.GetAsync(new Uri("/packs", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, reading.StatusCode);
        using var other = await desk.ClientAsync("viewer");
        using var taken = await Forms.PostAsync(other, "/packs", "/language", ("language", "vi"), ("return", "/packs"));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
    }

    [Fact]
    public async Task An_address_that_floods_the_desk_without_signing_in_is_slowed_down_and_no_other_is()
    {
        using var flood = await FromAsync("2001:db8:7::1");
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, await AskAsync(flood, 3000));
        using var neighbour = await FromAsync("2001:db8:7::2");
        Assert.Equal([HttpStatusCode.TooManyRequests], await AskAsync(neighbour, 1));
        using var elsewhere = await FromAsync("203.0.113.7");
        Assert.Equal([HttpStatusCode.OK], await AskAsync(elsewhere, 1));
    }

    private static async Task AskAsync(HttpClient client, string token, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        }

        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(
            (int)answer.StatusCode is 200 or (>= 300 and < 429), $"{method} {address} answered {(int)answer.StatusCode}.");
        Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", body, StringComparison.Ordinal);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("evil", StringComparison.Ordinal)));
        Assert.True(answer.Content.Headers.ContentDisposition is null || !answer.Content.Headers.ContentDisposition.ToString().Contains("evil", StringComparison.Ordinal));
        Assert.True(answer.Headers.Location is null || answer.Headers.Location.OriginalString.StartsWith('/'), $"{method} {address} leads to {answer.Headers.Location}.");
    }

    private async Task<HttpClient> FromAsync(string address)
    {
        var client = await desk.ClientAsync();
        // The test stands where a proxy would.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static Task<HttpStatusCode[]> PostAsync(HttpClient client, int times) => ManyAsync(times, () => Forms.PostAsync(client, null, "/language"));

    private static Task<HttpStatusCode[]> AskAsync(HttpClient client, int times) =>
        ManyAsync(times, () => client.GetAsync(new Uri("/healthz", UriKind.Relative)));

    private static async Task<HttpStatusCode[]> ManyAsync(int times, Func<Task<HttpResponseMessage>> ask)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var some in Enumerable.Range(0, times).Chunk(30))
        {
            foreach (var answer in await Task.WhenAll(some.Select(_ => ask())))
            {
                answers.Add(answer.StatusCode);
                answer.Dispose();
            }
        }

        return [.. answers];
    }
}
