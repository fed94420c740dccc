using System.Net;
using Analytics.Desk.Tests.Browser;

namespace Analytics.Desk.Tests.Acts;

/// <summary>The record of who did what, as an administrator reads it.</summary>
[Collection("desk")]
public sealed class ActPageTests(DeskFixture desk)
{
    [Fact]
    public async Task Whoever_is_turned_away_stands_in_it_and_so_does_what_was_done_by_command_and_on_the_desk()
    {
        using var editor = await desk.ClientAsync("editor");
        // Of an account of its own: a few refusals a minute are kept of each.
        await desk.AddAccountAsync("turned.away", "editor");
        using var turned = await desk.EnterAsync("turned.away");
        using var refused = await turned.GetAsync(new Uri("/audit?page=2&who=secret", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var paused = await Forms.PostAsync(editor, "/jobs/recurring", "/jobs/recurring/pause", ("id", "giao-ban-9-thang:tx-minh-hoa"));
        using var resumed = await Forms.PostAsync(editor, "/jobs/recurring", "/jobs/recurring/resume", ("id", "giao-ban-9-thang:tx-minh-hoa"));

        using var admin = await desk.ClientAsync("admin");
        var turnedAway = await ReadAsync("/audit?who=turned.away&what=access-refused");
        Assert.Contains("Truy cập bị từ chối", turnedAway, StringComparison.Ordinal);
        Assert.Contains("<td>GET /audit</td>", Squeezed(turnedAway), StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", turnedAway, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", turnedAway, StringComparison.Ordinal);
        Assert.Contains("giao-ban-9-thang:tx-minh-hoa", await ReadAsync("/audit?what=schedule-resumed"), StringComparison.Ordinal);
        var added = await ReadAsync("/audit?what=user-added");
        Assert.Contains("dòng lệnh", added, StringComparison.Ordinal);
        Assert.Contains("role: reporter; unit: btc", added, StringComparison.Ordinal);
        Assert.Contains("href=\"/jobs/1\"", await ReadAsync("/audit?what=run-requested"), StringComparison.Ordinal);
        Assert.Contains("Không có mục nào khớp.", await ReadAsync("/audit?day=2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("Không có mục nào khớp.", await ReadAsync("/audit?who=' or true --"), StringComparison.Ordinal);
        // What is no day and no act filters nothing.
        Assert.DoesNotContain("Không có mục nào khớp.", await ReadAsync("/audit?day=soon&what=nothing&page=0"), StringComparison.Ordinal);

        Task<string> ReadAsync(string address) => admin.GetStringAsync(new Uri(address, UriKind.Relative));
    }

    private static string Squeezed(string page) => string.Concat(page.Split('\n').Select(line => line.Trim()));
}
