using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Desk.Home;
using Dapper;

namespace Analytics.Desk.Tests.Home;

/// <summary>What the first page asks a person to decide, on runs and mail as the database holds them.</summary>
[Collection("desk")]
public sealed class DecisionTests(DeskFixture desk) : IAsyncLifetime
{
    private WarehouseConnections warehouse = null!;

    public async Task InitializeAsync() =>
        warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(desk.Folder, WarehouseOpener.DefaultDataDirectory));

    public Task DisposeAsync() => warehouse.DisposeAsync().AsTask();

    [Fact]
    public async Task A_failed_run_is_named_until_a_later_one_makes_its_pack_and_no_other_step_hides_it()
    {
        await RunAsync("1990-Q1", "draft", 3, "failed");
        await RunAsync("1990-Q1", "freeze", 2, "succeeded");
        await RunAsync("1990-Q2", "draft", 3, "failed");
        await RunAsync("1990-Q2", "request", 2, "succeeded");
        await RunAsync("1990-Q3", "draft", 3, "failed");
        await RunAsync("1990-Q3", "meeting", 2, "failed");
        await RunAsync("1990-Q3", "request", 1, "deleted");
        await RunAsync("1990-Q4", "remind", 3, "failed");
        await RunAsync("1990-Q4", "meeting", -3, "scheduled");
        await using var connection = await warehouse.App.OpenConnectionAsync();
        var listed = await connection.QueryAsync<StoppedRun>(Sql.Query("home/runs"), new { limit = 100 });
        Assert.Equal(
            [("1990-Q3", 2), ("1990-Q1", 3), ("1990-Q4", 3)],
            listed.Where(run => run.Period.StartsWith("1990", StringComparison.Ordinal))
                .Select(run => (run.Period, (int)Math.Round((DateTime.UtcNow - run.Due).TotalHours)))
                .OrderBy(run => run.Item2).ThenBy(run => run.Period, StringComparer.Ordinal));
        var shown = await new DeskDecisions(warehouse.App).LoadAsync(CancellationToken.None);
        Assert.InRange(shown.Runs.Count, 3, DeskDecisions.MostOfEach);
        Assert.All(shown.Drafts, draft => Assert.Contains(draft.State, new[] { "draft", "checked" }));
        await ExecuteAsync("delete from ledger.runs where period like '1990%'");
    }

    [Fact]
    public async Task Reminders_and_receipts_that_did_not_get_through_are_counted_with_what_to_do()
    {
        await ExecuteAsync(
            """
            insert into delivery.outbox (message, kind, recipient_name, address, language, formats, subject, body, state, queued_at)
            select gen_random_uuid(), x.kind, 'Đơn vị', x.kind || x.state || '@letters.example', 'vi', '{}', 'Thử', 'Thử', x.state, now() - x.days * interval '1 day'
            from (values ('reminder', 'failed', 1), ('reminder', 'uncertain', 1), ('receipt', 'failed', 1), ('receipt', 'failed', 60), ('receipt', 'accepted', 1)) x (kind, state, days)
            """);
        var shown = await new DeskDecisions(warehouse.App).LoadAsync(CancellationToken.None);
        Assert.Equal([new LetterLine("receipt", 0, 1), new LetterLine("reminder", 1, 1)], shown.Letters);
        using var editor = await desk.ClientAsync("editor");
        var page = System.Net.WebUtility.HtmlDecode(await editor.GetStringAsync(new Uri("/", UriKind.Relative)));
        Assert.Contains("Thư nhắc: 1 thư không rõ đã đến chưa; 1 thư không gửi được", page, StringComparison.Ordinal);
        Assert.Contains("“deliveries”", page, StringComparison.Ordinal);
        await ExecuteAsync("delete from delivery.outbox where address like '%@letters.example'");
    }

    private Task RunAsync(string period, string step, int hoursAgo, string state) => ExecuteAsync(
        """
        insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state)
        values ('giao-ban-quy', 'tx-minh-hoa', @period, @step, now() - @hoursAgo * interval '1 hour', 'thử', 'test', @state)
        """,
        new { period, step, hoursAgo, state });

    private async Task ExecuteAsync(string statement, object? parameters = null)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(statement, parameters);
    }
}
