using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Delivery;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Packs;

/// <summary>What the database itself holds of a pack's life, whoever asks.</summary>
[Collection("database")]
public sealed class PackRulesTests(DatabaseFixture database)
{
    private static readonly string[] States = ["draft", "checked", "approved", "sent", "superseded", "rejected"];

    private static readonly HashSet<(string, string)> Edges =
    [
        ("draft", "checked"), ("draft", "approved"), ("draft", "rejected"), ("draft", "superseded"),
        ("checked", "approved"), ("checked", "rejected"), ("checked", "superseded"),
        ("approved", "sent"), ("approved", "superseded"), ("sent", "superseded"),
    ];

    private static readonly string[] Changes =
    [
        "update packs.packs set snapshot = 'sha256:other'",
        "update packs.packs set state = 'draft'",
        "delete from packs.packs",
        "update packs.pack_artefacts set name = 'other.pdf'",
        "delete from packs.pack_artefacts",
        "update packs.artefacts set content = 'x', sha256 = encode(sha256('x'), 'hex')",
        "delete from packs.artefacts",
        "update packs.pack_changes set new_text = '1'",
        "delete from packs.pack_changes",
        "update packs.pack_events set by = 'other'",
        "delete from packs.pack_events",
        "update packs.pack_findings set message = 'x'",
        "delete from packs.pack_findings",
        "truncate packs.pack_artefacts",
        "truncate packs.pack_changes",
        "truncate packs.pack_events",
        "truncate packs.pack_findings",
        "truncate packs.packs cascade",
        "truncate packs.artefacts cascade",
        "insert into packs.pack_artefacts (pack, name, position, media_type, office, sha256) select pack, 'more.pdf', 9, media_type, office, sha256 from packs.pack_artefacts limit 1",
        "insert into packs.pack_changes (pack, seq, indicator, old_text, new_text) select pack, 99, 'a05', '1', '2' from packs.packs where version = 2",
        "insert into packs.pack_findings (pack, seq, code, message, message_en) select pack, 99, 'outlier', 'x', 'x' from packs.packs where version = 2",
    ];

    [Fact]
    public async Task An_approved_pack_is_changed_by_no_role_neither_by_right_nor_past_the_triggers()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        await office.AddPackAsync(5, storing: (pack, transaction) => transaction.Connection!.ExecuteAsync(
            "insert into packs.pack_findings (pack, seq, code, message, message_en) values (@Id, 1, 'outlier', 'x', 'x')", new { pack.Id }, transaction));
        await office.ApproveAsync(1);
        await office.ApproveAsync(2);
        await using var reading = await office.Warehouse.Reader.OpenConnectionAsync();
        // Its transactions are read only by default; its rights must hold without that.
        await reading.ExecuteAsync("set default_transaction_read_only = off");
        await using var application = await office.Warehouse.App.OpenConnectionAsync();
        await using var owner = await office.Warehouse.Migrator.OpenConnectionAsync();
        foreach (var statement in Changes)
        {
            Assert.Equal((statement, PostgresErrorCodes.InsufficientPrivilege), (statement, await RefusedAsync(reading, statement)));
            // States move by the application, forward only: the trigger holds that.
            var moves = statement.Contains("set state", StringComparison.Ordinal);
            var byTheApplication = moves ? PostgresErrorCodes.CheckViolation : PostgresErrorCodes.InsufficientPrivilege;
            Assert.Equal((statement, byTheApplication), (statement, await RefusedAsync(application, statement)));
            Assert.Equal((statement, byTheApplication), (statement, await RefusedAsync(owner, statement)));
        }

        Assert.Equal(["superseded", "approved"], [await office.StateAsync(1), await office.StateAsync(2)]);
        // Refused by right, before any trigger is asked.
        Assert.Equal(
            [],
            await application.QueryAsync<string>(
                """
                select table_name || ' ' || privilege_type
                from information_schema.role_table_grants
                where grantee in ('analytics_app', 'analytics_reader') and table_schema = 'packs' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                """));
    }

    [Fact]
    public async Task A_state_moves_along_the_allowed_edges_and_no_other()
    {
        await using var warehouse = await database.CreateDatabaseAsync();
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into warehouse.series (code, version, definition, sha256, applied_by) values ('s', 1, 'x', repeat('0', 64), 'test')");
        foreach (var (from, path) in new[]
        {
            ("draft", ""), ("checked", "checked"), ("approved", "approved"), ("sent", "approved sent"), ("superseded", "superseded"), ("rejected", "rejected"),
        })
        {
            foreach (var to in States.Where(to => to != from))
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync(Insert("draft"), transaction: transaction);
                foreach (var step in path.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    await MoveAsync(step);
                }

                if (Edges.Contains((from, to)))
                {
                    await MoveAsync(to);
                }
                else
                {
                    Assert.Equal((from, to, PostgresErrorCodes.CheckViolation), (from, to, await RefusedAsync(connection, Move(to))));
                }
            }
        }

        Assert.All(States.Skip(1), state => Assert.Equal(
            PostgresErrorCodes.CheckViolation, Assert.Throws<PostgresException>(() => connection.Execute(Insert(state))).SqlState));

        Task MoveAsync(string to) => connection.ExecuteAsync(Move(to));

        static string Move(string to) => $"update packs.packs set state = '{to}'";

        static string Insert(string state) =>
            $$"""
            insert into packs.packs (committee, series, period, version, state, as_of, snapshot, series_version, code_version, template, language, manifest)
            values ('c', 's', '2025-Q2', 1, '{{state}}', now(), 'sha256:0', 1, '0', '0', 'vi', '{}')
            """;
    }

    private static async Task<string> RefusedAsync(NpgsqlConnection connection, string statement) =>
        (await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement))).SqlState;
}
