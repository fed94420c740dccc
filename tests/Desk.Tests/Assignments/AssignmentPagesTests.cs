using System.Net;
using Analytics.Desk.Tests.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Assignments;

/// <summary>What is given to do at meetings, from the form to the pack.</summary>
[Collection("desk")]
public sealed class AssignmentPagesTests(DeskFixture desk)
{
    [Fact]
    public async Task What_is_given_and_changed_on_the_desk_without_scripts_stands_in_the_next_pack()
    {
        var page = await desk.VisitAsync("editor", scripts: false);
        await page.GotoAsync("/assignments");
        await page.GetByRole(AriaRole.Link, new() { Name = "Giao nhiệm vụ" }).ClickAsync();
        await page.Locator("[name=text]").FillAsync("Rà soát \"điểm nghẽn\", báo cáo Thường trực; =1+2");
        await page.Locator("[name=given_at_period]").FillAsync("2023-q13");
        await page.Locator("[name=owner_unit]").SelectOptionAsync("btc");
        await page.Locator("[name=due]").FillAsync("2022-03-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao nhiệm vụ" }).ClickAsync();
        await Expect(page.Locator(".problem")).ToContainTextAsync("\"2023-Q13\"");
        await Expect(page.Locator("[name=text]")).ToHaveValueAsync("Rà soát \"điểm nghẽn\", báo cáo Thường trực; =1+2");
        await page.Locator("[name=given_at_period]").FillAsync("2022-Q1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Giao nhiệm vụ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã giao nhiệm vụ nv-2022-q1-01.");
        await Expect(page.Locator(".heading .badge.overdue")).ToContainTextAsync("Quá hạn");

        await page.Locator("[name=status]").SelectOptionAsync("in_progress");
        await page.Locator("[name=progress]").FillAsync("Đã họp bước một");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".timeline li").First).ToContainTextAsync("editor");
        await Expect(page.Locator(".timeline ins").First).ToHaveTextAsync("Đang thực hiện");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Không có gì thay đổi.");

        await desk.RunAsync("build", "--series", "giao-ban-quy", "--period", "2022-Q2", "--force", "--out", "assigned");
        var text = PackText.Of(Directory.GetFiles(Path.Combine(desk.Folder, "assigned"), "*.xlsx").Single());
        Assert.Contains("Rà soát \"điểm nghẽn\", báo cáo Thường trực; =1+2", text, StringComparison.Ordinal);
        Assert.Contains("Đã họp bước một", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_over_what_he_has_not_seen()
    {
        using var editor = await desk.ClientAsync("editor");
        const string address = "/assignments/nv-nk-02";
        var seen = (await editor.GetStringAsync(address)).Split("name=\"seen\" value=\"")[1].Split('"')[0];
        using var first = await Forms.PostAsync(editor, address, address, ("seen", seen), ("status", "in_progress"), ("due", "2025-06-25"), ("progress", "một"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await Forms.PostAsync(editor, address, address, ("seen", seen), ("status", "done"), ("due", "2025-06-25"), ("progress", "hai"));
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        var refusal = await second.Content.ReadAsStringAsync();
        Assert.Contains("editor đã cập nhật nhiệm vụ này lúc", refusal, StringComparison.Ordinal);
        Assert.Contains(">hai</textarea>", refusal, StringComparison.Ordinal);

        using var wrong = await Forms.PostAsync(
            editor, address, address, ("seen", refusal.Split("name=\"seen\" value=\"")[1].Split('"')[0]), ("status", "lost"), ("due", "31/12/2025"), ("progress", ""));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task Of_several_who_change_or_give_at_the_same_moment_one_is_first_and_no_code_is_given_twice()
    {
        using var editor = await desk.ClientAsync("editor");
        const string address = "/assignments/nv-nk-01";
        var seen = (await editor.GetStringAsync(address)).Split("name=\"seen\" value=\"")[1].Split('"')[0];
        var changed = await Task.WhenAll(Enumerable.Range(0, 4).Select(async turn =>
        {
            using var answer = await Forms.PostAsync(
                editor, address, address, ("seen", seen), ("status", "in_progress"), ("due", "2025-06-25"), ("progress", $"lượt {turn}"));
            return answer.StatusCode;
        }));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], changed.Order());

        var given = await Task.WhenAll(Enumerable.Range(0, 4).Select(async turn =>
        {
            using var answer = await Forms.PostAsync(
                editor, "/assignments/new", "/assignments/new", ("committee", "tx-minh-hoa"), ("kind", "task"), ("given_at_period", "2021-Q1"),
                ("text", $"Việc {turn}"), ("owner_unit", "btc"), ("due", ""), ("status", "open"), ("progress", ""));
            return answer.Headers.Location?.OriginalString;
        }));
        Assert.Equal(
            ["/assignments/nv-2021-q1-01", "/assignments/nv-2021-q1-02", "/assignments/nv-2021-q1-03", "/assignments/nv-2021-q1-04"],
            given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_list_is_filtered_and_says_in_words_what_is_overdue()
    {
        using var editor = await desk.ClientAsync("editor");
        var unfinished = await editor.GetStringAsync("/assignments");
        Assert.Contains("/assignments/nv-2022-9t-01", unfinished, StringComparison.Ordinal);
        Assert.Contains("! Quá hạn", unfinished, StringComparison.Ordinal);
        Assert.DoesNotContain("/assignments/ctr-01", unfinished, StringComparison.Ordinal);
        var done = await editor.GetStringAsync("/assignments?state=done&q=lich+su");
        Assert.Contains("/assignments/da-01", done, StringComparison.Ordinal);
        Assert.DoesNotContain("/assignments/ctr-01", done, StringComparison.Ordinal);
        foreach (var nowhere in new[] { "?state=lost", "/no-such" })
        {
            using var answer = await editor.GetAsync(new Uri("/assignments" + nowhere, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var missing = await Forms.PostAsync(editor, "/assignments/new", "/assignments/no-such", ("seen", "1"), ("status", "done"));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var viewer = await desk.ClientAsync("viewer");
        using var refused = await viewer.GetAsync(new Uri("/assignments", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
