using System.Net;
using Analytics.Desk.Tests.Browser;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Analytics.Desk.Tests.Access;

/// <summary>Nothing opens without a rule, and every rule holds on the real desk.</summary>
[Collection("people")]
public sealed class RouteTests(DeskFixture desk)
{
    [Fact]
    public void Every_route_is_listed_with_its_rule_and_no_other_is() => Assert.Equal(
        string.Join('\n', RouteList.Text.Split('\n').Order(StringComparer.Ordinal)),
        string.Join('\n', Routes.All.SelectMany(Routes.LinesOf).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_form_needs_its_token() =>
        Assert.All(Routes.All, route => Assert.True(route.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }, route.DisplayName));

    [Fact]
    public async Task Without_sign_in_every_other_route_is_refused()
    {
        using var client = await desk.ClientAsync();
        foreach (var route in Routes.All.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            foreach (var method in Routes.MethodsOf(route))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Routes.AddressOf(route));
                using var answer = await client.SendAsync(request);
                Assert.True(
                    answer.StatusCode == HttpStatusCode.Unauthorized
                        || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true,
                    $"{method} {Routes.AddressOf(route)} answered {(int)answer.StatusCode}.");
            }
        }
    }

    [Theory]
    [InlineData("viewer", "anyone readers")]
    [InlineData("reporter", "anyone senders")]
    [InlineData("editor", "anyone readers senders editors")]
    [InlineData("approver", "anyone readers senders editors approvers")]
    [InlineData("admin", "anyone readers senders editors approvers admins")]
    public async Task A_role_reaches_what_its_rules_allow_and_is_refused_the_rest(string role, string rules)
    {
        using var client = await desk.ClientAsync(role);
        foreach (var route in Routes.All.Where(route => route.Metadata.GetMetadata<IAuthorizeData>() is not null))
        {
            var allowed = rules.Split(' ').Contains(route.Metadata.GetMetadata<IAuthorizeData>()!.Policy);
            foreach (var method in Routes.MethodsOf(route))
            {
                // Posts come without a token, so that whoever is let through is stopped there and nothing changes.
                using var request = new HttpRequestMessage(new HttpMethod(method), Routes.AddressOf(route));
                using var answer = await client.SendAsync(request);
                var refusal = Routes.IsUnseen(route) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
                Assert.True(
                    allowed ? (int)answer.StatusCode < 500 && answer.StatusCode != HttpStatusCode.Forbidden : answer.StatusCode == refusal,
                    $"{role}: {method} {Routes.AddressOf(route)} answered {(int)answer.StatusCode}.");
                Assert.True(
                    method == "GET" || answer.StatusCode == HttpStatusCode.BadRequest || (!allowed && answer.StatusCode == refusal),
                    $"{role}: {method} {Routes.AddressOf(route)} without a token answered {(int)answer.StatusCode}.");
            }
        }
    }

    [Theory]
    [InlineData("viewer", false)]
    [InlineData("reporter", false)]
    [InlineData("editor", true)]
    [InlineData("approver", true)]
    [InlineData("admin", true)]
    public async Task Nothing_of_a_pack_that_is_not_approved_is_there_for_who_only_reads(string role, bool sees)
    {
        using var client = await desk.ClientAsync(role);
        var routes = Routes.All.Where(route => Routes.ParametersOf(route).Contains("period") && Routes.ParametersOf(route).Contains("committee")).ToList();
        Assert.NotEmpty(routes);
        foreach (var route in routes.Where(route => Routes.MethodsOf(route).Contains("GET")))
        {
            using var answer = await client.GetAsync(new Uri(Routes.AddressOf(route) + "?from=1&to=2", UriKind.Relative));
            Assert.True(
                (answer.StatusCode == HttpStatusCode.NotFound) != sees, $"{role}: {Routes.AddressOf(route)} answered {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("POST", "/packs")]
    [InlineData("PUT", "/packs")]
    [InlineData("DELETE", "/jobs/1")]
    [InlineData("PATCH", "/sign-in")]
    [InlineData("TRACE", "/packs")]
    public async Task No_verb_that_a_route_does_not_take_gets_through(string method, string address)
    {
        using var client = await desk.ClientAsync("admin");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await client.SendAsync(request);
        Assert.InRange((int)answer.StatusCode, 400, 405);
    }

    [Fact]
    public async Task A_token_of_another_visitor_is_not_good()
    {
        using var other = await desk.ClientAsync("editor");
        var page = await other.GetStringAsync(new Uri("/jobs/new", UriKind.Relative));
        var token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var client = await desk.ClientAsync("admin");
        using var answer = await Forms.PostAsync(client, null, "/jobs/delete", ("run", "1"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_old_address_of_the_dashboard_leads_to_the_new_one()
    {
        using var client = await desk.ClientAsync("editor");
        using var answer = await client.GetAsync(new Uri("/hangfire", UriKind.Relative));
        Assert.Equal("/jobs", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/packs?q=%00")]
    [InlineData("/packs?q=a%00b%ED%A0%80")]
    [InlineData("/indicators?q=%00&in=%00")]
    [InlineData("/indicators/a05?series=%00&committee=%00")]
    [InlineData("/assignments?committee=%00&q=%00")]
    [InlineData("/assignments/new?committee=%00")]
    [InlineData("/calendar?system=%00")]
    [InlineData("/calendar/new?system=%00")]
    [InlineData("/audit?who=%00&what=%00&day=%00")]
    [InlineData("/admin?q=%00")]
    [InlineData("/jobs/new?series=%00&committee=%00&period=%00")]
    public async Task What_no_text_can_hold_is_asked_for_in_vain_and_breaks_nothing(string address)
    {
        using var client = await desk.ClientAsync("admin");
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True((int)answer.StatusCode is 200 or 404, $"{address} answered {(int)answer.StatusCode}.");
    }

    [Fact]
    public async Task A_name_that_no_text_can_hold_is_refused_like_any_other()
    {
        using var client = await desk.ClientAsync();
        // A form in parts: in the other kind the framework takes no such character.
        var token = (await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new MultipartFormDataContent
        {
            { new StringContent("a\0b"), "name" },
            { new StringContent("c\0d"), "password" },
            { new StringContent("/\0"), "return" },
            { new StringContent(token), "__RequestVerificationToken" },
        };
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Plain_http_from_another_machine_is_told_to_come_by_https()
    {
        using var client = await desk.ClientAsync();
        // The test stands where a proxy would that says for whom it asks, and not how.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var refused = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
        Assert.Contains("HTTPS", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var machine = await client.GetAsync(new Uri("/healthz", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, machine.StatusCode);
    }

    [Theory]
    [InlineData("/packs/..%2f..%2fetc/passwd/2023-9M/v1")]
    [InlineData("/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v1/..%2f..%2fappsettings.json")]
    [InlineData("/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v1/%00")]
    [InlineData("/packs/tx-minh-hoa/giao-ban-9-thang/2023-9M/v99999999999")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/jobs/99999999999999999999")]
    [InlineData("/jobs/9999999")]
    [InlineData("/jobs/nonsense")]
    public async Task An_address_that_leads_nowhere_says_so_and_nothing_more(string address)
    {
        using var client = await desk.ClientAsync("admin");
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.InRange((int)answer.StatusCode, 400, 404);
        Assert.DoesNotContain("Exception", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
