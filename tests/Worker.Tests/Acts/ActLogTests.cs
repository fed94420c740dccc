using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Tests.Delivery;
using Analytics.Worker.Tests.Scheduling;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Analytics.Worker.Tests.Acts;

/// <summary>Who did what: kept with the act or not at all, and then for good.</summary>
[Collection("database")]
public sealed class ActLogTests(DatabaseFixture database)
{
    private static readonly Actor Browser = Actor.OnDesk("chanh-van-phong", "203.0.113.5");

    [Fact]
    public async Task What_is_decided_about_packs_is_kept_with_who_and_from_where()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.AddPackAsync(3);
        await office.Lifecycle.RejectAsync(Office.Key, 1, Browser, "thiếu Hội Nông dân", default);
        await office.Lifecycle.ApproveAsync(Office.Key, 2, Browser, "đồng ý", default);
        await office.Lifecycle.ApproveAsync(Office.Key, 2, Browser, "lần nữa", default);
        await office.Lifecycle.SendTestAsync(Office.Key, 2, "thu@tx.example", Office.Clerk, default);
        await office.ExecuteAsync("update delivery.outbox set state = 'uncertain' where kind = 'pack' and address = 'ok@tx.example'");
        await office.Lifecycle.SettleAsync(Office.Key, 2, "ok@tx.example", arrived: true, Browser, default);
        await office.ExecuteAsync("update delivery.outbox set state = 'failed' where kind = 'pack' and address = 'ok@btc.tx.example'");
        await office.Lifecycle.SendAsync(Office.Key, 2, Browser, default);

        Assert.Equal(
            [
                "pack-sent tx/giao-ban/2025-Q2/v2 chanh-van-phong desk 203.0.113.5",
                "mail-settled tx/giao-ban/2025-Q2/v2 chanh-van-phong desk 203.0.113.5",
                $"pack-test-sent tx/giao-ban/2025-Q2/v2 chanh-van-phong command {Environment.MachineName}",
                "pack-approved tx/giao-ban/2025-Q2/v2 chanh-van-phong desk 203.0.113.5",
                "pack-rejected tx/giao-ban/2025-Q2/v1 chanh-van-phong desk 203.0.113.5",
            ],
            (await KeptAsync(office.Warehouse)).Where(line => line.StartsWith("pack-", StringComparison.Ordinal) || line.StartsWith("mail-", StringComparison.Ordinal)));
        var applied = await KeptAsync(office.Warehouse, Act.SeriesApplied);
        Assert.StartsWith("series-applied giao-ban v1 ", Assert.Single(applied), StringComparison.Ordinal);
        Assert.StartsWith("list-applied thuong-truc v1 ", Assert.Single(await KeptAsync(office.Warehouse, Act.ListApplied)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_series_asks_for_by_itself_is_nobody_s_in_person()
    {
        using var office = await Office.OpenAsync(database, send: "automatic");
        var pack = await office.AddPackAsync(2);
        await office.Lifecycle.ApproveAutomaticallyAsync(pack, null, default);
        Assert.Equal(
            $"pack-approved tx/giao-ban/2025-Q2/v1 (automatic) node {ThisNode.Name}", Assert.Single(await KeptAsync(office.Warehouse, Act.PackApproved)));
    }

    [Fact]
    public async Task What_is_done_to_runs_and_to_what_recurs_is_kept_and_what_changes_nothing_is_not()
    {
        await using var town = await ScheduledTown.CreateAsync(database);
        Assert.All(await KeptAsync(town.Warehouse, Act.Import), line => Assert.Contains(" demo command ", line, StringComparison.Ordinal));
        Assert.NotEmpty(await KeptAsync(town.Warehouse, Act.Import));
        var request = new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", null, false, "kiểm tra", Browser);
        var (run, _) = await town.Ledger.RequestAsync(request, default);
        await town.Ledger.RequestAsync(request with { By = ScheduledTown.Clerk }, default);
        Assert.True(await town.Ledger.CancelAsync(run, Browser, default));
        Assert.False(await town.Ledger.CancelAsync(run, Browser, default));
        var again = await town.Ledger.RequeueAsync(run, Browser, default);
        await town.SqlAsync("update ledger.runs set state = 'failed' where run = @again", new { again });
        Assert.True(await town.Ledger.DeleteAsync(again!.Value, Browser, default));
        var recurring = new Recurring(town.Warehouse.App, town.Ledger, town.Clock);
        var id = $"{ScheduledTown.NineMonths}:tx-minh-hoa";
        await recurring.PauseAsync(id, Browser, default);
        await recurring.PauseAsync(id, Browser, default);
        await recurring.ResumeAsync(id, Browser, default);
        var kept = (await KeptAsync(town.Warehouse)).TakeWhile(line => line[..4] is "run-" or "sche").Reverse();
        Assert.Equal(
            [
                $"run-requested {run}", $"run-joined {run}", $"run-cancelled {run}", $"run-repeated {again}", $"run-deleted {again}",
                $"schedule-paused {id}", $"schedule-resumed {id}",
            ],
            kept.Select(line => string.Join(' ', line.Split(' ')[..2])));
        Assert.Contains(kept, line => line == $"run-joined {run} văn thư command {Environment.MachineName}");
    }

    [Theory]
    [InlineData("update audit.acts set by = 'nobody'")]
    [InlineData("delete from audit.acts")]
    [InlineData("truncate audit.acts")]
    [InlineData("insert into audit.acts (by, what, subject, door, place, at) values ('x', 'import', '1', 'command', 'm', '2000-01-01')")]
    [InlineData("alter table audit.acts disable trigger all")]
    public async Task The_application_adds_and_does_nothing_else(string statement)
    {
        var warehouse = await database.CreateDatabaseAsync();
        await ActLog.AddAsync(warehouse.App, Browser, Act.SignedOut, "x", null, default);
        await RefusedAsync(warehouse.App, statement);
        Assert.Single(await KeptAsync(warehouse));
    }

    [Theory]
    [InlineData("update audit.acts set by = 'nobody'")]
    [InlineData("delete from audit.acts")]
    [InlineData("truncate audit.acts")]
    public async Task Not_even_the_owner_changes_or_removes_an_act(string statement)
    {
        var warehouse = await database.CreateDatabaseAsync();
        await ActLog.AddAsync(warehouse.App, Browser, Act.SignedOut, "x", null, default);
        await RefusedAsync(warehouse.Migrator, statement);
    }

    [Fact]
    public async Task A_connection_killed_between_an_act_and_its_record_leaves_neither()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ExecuteAsync(
            "create function die() returns trigger language plpgsql security definer as 'begin perform pg_terminate_backend(pg_backend_pid()), pg_sleep(60); return null; end'");
        await office.ExecuteAsync("create trigger dies before insert on audit.acts for each row execute function die()");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => office.ApproveAsync(1));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => office.ApplyListAsync("khac", "ok@tx.example"));
        await Assert.ThrowsAnyAsync<NpgsqlException>(
            () => new AccountStore(office.Warehouse.App).AddAsync("clerk", Role.Editor, null, Passwords.Generate("clerk"), default));

        Assert.Equal("draft", await office.StateAsync(1));
        Assert.Empty(await office.DeliveriesAsync());
        Assert.Empty(await new AccountStore(office.Warehouse.App).ListAsync(default));
        Assert.Empty(await KeptAsync(office.Warehouse, Act.PackApproved));
        await office.ExecuteAsync("drop trigger dies on audit.acts");
        Assert.Equal(PackAnswer.Done, (await office.ApproveAsync(1)).Answer);
        Assert.Single(await KeptAsync(office.Warehouse, Act.PackApproved));
    }

    [Fact]
    public async Task Coming_in_going_out_and_being_turned_away_is_kept_and_never_what_may_be_a_password()
    {
        var warehouse = await database.CreateDatabaseAsync();
        var password = Passwords.Generate("clerk");
        await new AccountStore(warehouse.App).AddAsync("clerk", Role.Editor, null, password, default);
        using var door = new SignInDoor(warehouse.App, new DeskOptions(), TimeProvider.System, NullLogger<SignInDoor>.Instance);
        Assert.Null(await door.EnterAsync(password, "clerk", "203.0.113.5", default));
        Assert.Null(await door.EnterAsync("clerk", "wrong", "203.0.113.5", default));
        var token = await door.EnterAsync("clerk", password, "203.0.113.5", default);
        await new Sessions(warehouse.App, new DeskOptions(), TimeProvider.System).EndAsync(token!, Actor.OnDesk("clerk", "203.0.113.5"), default);
        await new AccountStore(warehouse.App).DisableAsync("clerk", default);

        var kept = await KeptAsync(warehouse);
        Assert.Equal(
            [
                "user-disabled clerk", "signed-out clerk", "signed-in clerk", "sign-in-refused clerk", "sign-in-refused (unknown)", "user-added clerk",
            ],
            kept.Select(line => string.Join(' ', line.Split(' ')[..2])));
        await using var connection = await warehouse.App.OpenConnectionAsync();
        var all = await connection.QuerySingleAsync<string>("select jsonb_agg(to_jsonb(a))::text from audit.acts a");
        Assert.DoesNotContain(password, all, StringComparison.Ordinal);
        Assert.DoesNotContain(token!, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Acts_are_found_by_person_kind_and_day_without_reading_the_others()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into audit.acts (at, by, what, subject, door, place)
            select timestamptz '2026-01-01' + n * interval '1 minute', 'p' || n % 500, 'kind-' || chr((97 + n % 20)::int), n::text, 'command', 'm' from generate_series(1, 50000) n
            """);
        await ActLog.AddAsync(warehouse.App, Browser, Act.PackSent, "x", null, default);
        await connection.ExecuteAsync("analyze audit.acts");
        var found = await ActLog.ListAsync(warehouse.App, new ActFilter("p7", null, new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero)), 50, 0, default);
        Assert.Equal(["2507", "2007", "1507"], found.Select(act => act.Subject));
        Assert.Equal("x", Assert.Single(await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.PackSent, null, null), 50, 0, default)).Subject);
        foreach (var filter in new[] { "by = 'p7'", "what = 'kind-b'", "at < '2026-01-05'", "true" })
        {
            var plan = string.Join('\n', await connection.QueryAsync<string>(
                $"explain select act from audit.acts a where {filter} order by a.at desc, a.act desc limit 51"));
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        }
    }

    private static async Task RefusedAsync(NpgsqlDataSource source, string statement)
    {
        await using var connection = await source.OpenConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    /// <summary>The newest first, a line each.</summary>
    private static async Task<IReadOnlyList<string>> KeptAsync(WarehouseConnections warehouse, Act? what = null) =>
        [.. (await ActLog.ListAsync(warehouse.App, new ActFilter(null, what, null, null), 100, 0, default))
            .Select(act => $"{act.What} {act.Subject} {act.By} {act.Door} {act.Place}")];
}
