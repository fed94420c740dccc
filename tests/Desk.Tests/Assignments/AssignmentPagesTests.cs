using System.Net;
using System.Text.RegularExpressions;
using Analytics.Desk.Tests.Browser;
using Analytics.Reports.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Database;
using Analytics.Worker.Desk.Assignments;
using Analytics.Worker.Desk.Submissions;
using Dapper;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Assignments;

/// <summary>What is given to do at meetings, from the form to the pack.</summary>
[Collection("desk")]
public sealed partial class AssignmentPagesTests(DeskFixture desk)
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

        // Given to the wrong unit, in words that were not meant.
        await page.Locator("[name=text]").FillAsync("Rà soát \"điểm nghẽn\", báo cáo Ban Thường vụ; =1+2");
        await page.Locator("[name=owner_unit]").SelectOptionAsync("vp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Rà soát \"điểm nghẽn\", báo cáo Ban Thường vụ; =1+2");
        await Expect(page.Locator(".timeline li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".timeline li").First.Locator("p")).ToHaveCountAsync(2);
        await Expect(page.Locator("[name=owner_unit]")).ToHaveValueAsync("vp");
        await Expect(page.Locator("[name=status]")).ToHaveValueAsync("in_progress");

        await desk.RunAsync("build", "--series", "giao-ban-quy", "--period", "2022-Q2", "--force", "--out", "assigned");
        var text = PackText.Of(Directory.GetFiles(Path.Combine(desk.Folder, "assigned"), "*.xlsx").Single());
        Assert.Contains("Rà soát \"điểm nghẽn\", báo cáo Ban Thường vụ; =1+2", text, StringComparison.Ordinal);
        Assert.Contains("Đã họp bước một", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_over_what_he_has_not_seen()
    {
        using var editor = await desk.ClientAsync("editor");
        const string address = "/assignments/nv-nk-02";
        var (seen, given) = await OpenAsync(editor, address);
        using var first = await Forms.PostAsync(editor, address, address, [("seen", seen), .. given, ("status", "in_progress"), ("due", "2025-06-25"), ("progress", "một")]);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await Forms.PostAsync(editor, address, address, [("seen", seen), .. given, ("status", "done"), ("due", "2025-06-25"), ("progress", "hai")]);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        var refusal = await second.Content.ReadAsStringAsync();
        Assert.Contains("editor đã cập nhật nhiệm vụ này lúc", refusal, StringComparison.Ordinal);
        Assert.Contains(">hai</textarea>", refusal, StringComparison.Ordinal);

        using var wrong = await Forms.PostAsync(
            editor, address, address,
            ("seen", (await OpenAsync(editor, address)).Seen), ("text", ""), ("owner_unit", "no-such-unit"), ("status", "lost"), ("due", "31/12/2025"), ("progress", ""));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var problems = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("id=\"problem-text\"", problems, StringComparison.Ordinal);
        Assert.Contains("id=\"problem-status\"", problems, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_as_long_as_a_file_may_bring_stay_whole_when_only_the_status_changes()
    {
        const string file = "code,committee,kind,given_at_period,text,owner_unit,due,status,progress";
        var words = "Một\thai " + string.Concat(Enumerable.Repeat("chỉ đạo dài ", 220)).Trim();
        var folder = Directory.CreateDirectory(Path.Combine(desk.Folder, "long"));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "assignments.csv"), [file, $"nv-dai,tx-minh-hoa,task,2021-Q2,{words},btc,,open,"]);
        await desk.RunAsync("import", folder.FullName);

        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/assignments/nv-dai");
        await page.Locator("[name=status]").SelectOptionAsync("done");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã lưu");
        await Expect(page.Locator("[name=text]")).ToHaveValueAsync(words);
        await Expect(page.Locator(".timeline li").First.Locator("p")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Of_several_who_change_or_give_at_the_same_moment_one_is_first_and_no_code_is_given_twice()
    {
        using var editor = await desk.ClientAsync("editor");
        const string address = "/assignments/nv-nk-01";
        var (seen, given) = await OpenAsync(editor, address);
        var changed = await Task.WhenAll(Enumerable.Range(0, 4).Select(async turn =>
        {
            using var answer = await Forms.PostAsync(
                editor, address, address, [("seen", seen), .. given, ("status", "in_progress"), ("due", "2025-06-25"), ("progress", $"lượt {turn}")]);
            return answer.StatusCode;
        }));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], changed.Order());

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(async turn =>
        {
            using var answer = await Forms.PostAsync(
                editor, "/assignments/new", "/assignments/new", ("committee", "tx-minh-hoa"), ("kind", "task"), ("given_at_period", "2021-Q1"),
                ("text", $"Việc {turn}"), ("owner_unit", "btc"), ("due", ""), ("status", "open"), ("progress", ""));
            return answer.Headers.Location?.OriginalString;
        }));
        Assert.Equal(
            ["/assignments/nv-2021-q1-01", "/assignments/nv-2021-q1-02", "/assignments/nv-2021-q1-03", "/assignments/nv-2021-q1-04"],
            added.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task While_another_import_runs_for_longer_than_somebody_waits_the_form_comes_back_and_nothing_is_given()
    {
        await using var warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(desk.Folder, WarehouseOpener.DefaultDataDirectory));
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await using var running = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Sql.Query("intake/lock"), transaction: running);
        var assignments = new DeskAssignments(warehouse.Reader, TimeProvider.System);
        var rows = new TypedRows(new Importer(warehouse.App, TimeProvider.System) { Patience = TimeSpan.FromMilliseconds(20) });
        var at = new AssignmentDesk(assignments, rows);
        var (code, problems) = await at.AddAsync(
            new NewAssignment("tx-minh-hoa", "task", "2021-Q2", "Việc không kịp ghi", "btc", "", "open", ""), Actor.AtCommandLine("editor"), CancellationToken.None);
        Assert.Equal(("", 503), (code, problems.Status));
        Assert.Contains("hãy thử lại sau ít phút", Assert.Single(problems.Beside("text")).Vi, StringComparison.Ordinal);
        var stands = (await assignments.ListVersionsAsync("ctr-01", CancellationToken.None))[0];
        var change = (await at.ChangeAsync("ctr-01", stands.AsTyped() with { Progress = "chưa ghi" }, Actor.AtCommandLine("editor"), CancellationToken.None))!.Value;
        Assert.Equal((false, 503), (change.Changed, change.Problems.Status));
        await running.RollbackAsync();
        Assert.Empty(await assignments.ListCodesAsync("nv-2021-q2-", CancellationToken.None));
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

    /// <summary>What its form holds of the version that stands.</summary>
    private static async Task<(string Seen, (string, string)[] Given)> OpenAsync(HttpClient client, string address)
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        return (
            page.Split("name=\"seen\" value=\"")[1].Split('"')[0],
            [("text", page.Split("<textarea name=\"text\"")[1].Split('>')[1].Split('<')[0]), ("owner_unit", Selected().Match(page.Split("name=\"owner_unit\"")[1]).Groups[1].Value)]);
    }

    [GeneratedRegex("<option value=\"([^\"]+)\" selected")]
    private static partial Regex Selected();
}
