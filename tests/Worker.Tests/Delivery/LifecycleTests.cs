using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Commands;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>draft → approved → sent → superseded, and rejected.</summary>
[Collection("delivery")]
public sealed class LifecycleTests(DatabaseFixture database)
{
    [Fact]
    public async Task Approving_queues_one_message_per_address_and_approving_again_none()
    {
        using var office = await Office.OpenAsync(database, lists: "[thuong-truc, mo-rong]");
        await office.ApplyListAsync("mo-rong", "OK@tx.example", "ok@moi.tx.example");
        await office.AddPackAsync(2);

        var first = await office.ApproveAsync(1);
        Assert.Equal((PackAnswer.Done, 4), (first.Answer, first.Queued));
        var again = await office.ApproveAsync(1);
        Assert.Equal((PackAnswer.Unchanged, 0), (again.Answer, again.Queued));
        Assert.Equal(4, (await office.DeliveriesAsync()).Count);
    }

    [Fact]
    public async Task What_happened_to_a_pack_is_kept_with_who_and_why()
    {
        using var office = await Office.OpenAsync(database);
        var pack = await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();

        var events = await office.Reader.ListEventsAsync(pack, CancellationToken.None);
        Assert.Equal(
            [("draft", "office", null), ("approved", "chanh-van-phong", "đồng ý"), ("sent", "(delivery)", null)],
            events.Select(one => (one.State, one.By, one.Comment)));
    }

    [Fact]
    public async Task Approving_a_version_retires_the_older_ones_and_takes_back_their_mail()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.AddPackAsync(3);
        await office.AddPackAsync(4);
        await office.ApproveAsync(1);
        Assert.Equal(PackAnswer.Done, (await office.ApproveAsync(3)).Answer);

        Assert.Equal(["superseded", "superseded", "approved"], [await office.StateAsync(1), await office.StateAsync(2), await office.StateAsync(3)]);
        var byVersion = (await office.DeliveriesAsync()).ToLookup(one => one.Version, one => one.State);
        Assert.Equal(["superseded", "superseded", "superseded"], byVersion[1]);
        Assert.Equal(["queued", "queued", "queued"], byVersion[3]);
        Assert.Equal(PackAnswer.Refused, (await office.ApproveAsync(2)).Answer);
    }

    [Fact]
    public async Task Mail_of_a_version_that_was_replaced_while_it_was_being_sent_is_not_tried_again()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.AddPackAsync(3);
        await office.ApproveAsync(1);
        var outbox = new Outbox(office.Warehouse.App);
        var (again, uncertain) = (await outbox.ClaimAsync(resend: false, "tx.example", perMinute: null, default), await outbox.ClaimAsync(resend: false, "tx.example", perMinute: null, default));
        await office.ApproveAsync(2);
        await outbox.FinishAsync(again!, SmtpAnswer.Again(1, "450 4.2.0 later", noSession: false), null, default);
        await outbox.FinishAsync(uncertain!, SmtpAnswer.LostIn("end", "cut").Judge(1), null, default);
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now()");

        Assert.Equal(["superseded", "superseded", "uncertain"], (await office.DeliveriesAsync()).Where(one => one.Version == 1).Select(one => one.State).Order());
        for (var message = await outbox.ClaimAsync(resend: true, "tx.example", perMinute: null, default); message is not null; message = await outbox.ClaimAsync(resend: true, "tx.example", perMinute: null, default))
        {
            Assert.NotEqual(again!.Pack, message.Pack);
        }
    }

    [Fact]
    public async Task A_rejected_draft_keeps_its_reason_and_is_not_approved_afterwards()
    {
        using var office = await Office.OpenAsync(database);
        var pack = await office.AddPackAsync(2);
        var rejected = await office.Lifecycle.RejectAsync(Office.Key, 1, Office.Clerk, "thiếu Hội Nông dân", CancellationToken.None);
        Assert.Equal(PackAnswer.Done, rejected.Answer);
        Assert.Equal(PackAnswer.Refused, (await office.ApproveAsync(1)).Answer);
        Assert.Empty(await office.DeliveriesAsync());
        Assert.Contains(
            await office.Reader.ListEventsAsync(pack, CancellationToken.None), one => one is { State: "rejected", Comment: "thiếu Hội Nông dân" });
    }

    [Fact]
    public async Task A_draft_is_not_sent_and_an_unknown_version_is_named()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        Assert.Equal(PackAnswer.Refused, (await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, CancellationToken.None)).Answer);
        var unknown = await office.ApproveAsync(7);
        Assert.Equal(PackAnswer.Unknown, unknown.Answer);
        Assert.Contains("tx/giao-ban/2025-Q2/v7", unknown.Message.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after_approval", "[]", "danh sách nhận")]
    [InlineData("never", "[thuong-truc]", "không gửi thư")]
    public async Task A_series_that_sends_to_nobody_is_approved_and_says_so(string send, string lists, string said)
    {
        using var office = await Office.OpenAsync(database, send, lists);
        await office.AddPackAsync(2);
        var decision = await office.ApproveAsync(1);
        Assert.Equal((PackAnswer.Done, 0), (decision.Answer, decision.Queued));
        Assert.Contains(said, decision.Message.Vi, StringComparison.Ordinal);
        Assert.Empty(await office.DeliveriesAsync());
    }

    [Fact]
    public async Task A_series_whose_list_is_for_another_committee_is_approved_and_says_which_it_is()
    {
        using var office = await Office.OpenAsync(database);
        await office.ExecuteAsync("update delivery.lists set committee = 'huyen-khac'");
        await office.AddPackAsync(2);
        var decision = await office.ApproveAsync(1);
        Assert.Equal((PackAnswer.Done, 0), (decision.Answer, decision.Queued));
        Assert.Contains("danh sách nhận thuong-truc (huyen-khac) chỉ dành cho cấp ủy khác", decision.Message.Vi, StringComparison.Ordinal);
        Assert.Contains("list thuong-truc (huyen-khac) is for another committee only", decision.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_nobody_applied_holds_the_approval_back()
    {
        using var office = await Office.OpenAsync(database, lists: "[thuong-truc, quen-mat]");
        await office.AddPackAsync(2);
        var decision = await office.ApproveAsync(1);
        Assert.Equal(PackAnswer.Refused, decision.Answer);
        Assert.Contains("quen-mat", decision.Message.Vi, StringComparison.Ordinal);
        Assert.Equal("draft", await office.StateAsync(1));
    }

    [Fact]
    public async Task An_automatic_pack_is_approved_with_its_storing_but_never_back_in_time()
    {
        using var office = await Office.OpenAsync(database, send: "automatic");
        PackDecision? decision = null;
        Func<StoredPack, NpgsqlTransaction, Task> approve = async (pack, transaction) =>
            decision = await office.Lifecycle.ApproveAutomaticallyAsync(transaction, pack, CancellationToken.None);
        await office.AddPackAsync(9, storing: approve);
        Assert.Equal((PackAnswer.Done, 3), (decision!.Answer, decision.Queued));

        await office.AddPackAsync(5, storing: approve);
        Assert.Equal(PackAnswer.Refused, decision.Answer);
        Assert.Equal(["approved", "draft"], [await office.StateAsync(1), await office.StateAsync(2)]);
    }

    [Fact]
    public async Task What_was_stored_of_a_pack_cannot_be_changed_even_by_the_owner()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        foreach (var statement in new[]
        {
            "update packs.packs set snapshot = 'sha256:other'",
            "update packs.pack_artefacts set name = 'other.pdf'",
            "update packs.pack_events set by = 'other'",
            "delete from packs.pack_events",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => office.ExecuteAsync(statement));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task A_process_killed_while_it_approves_leaves_neither_approval_nor_mail()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await using (var holding = await office.Warehouse.Migrator.OpenConnectionAsync())
        {
            // The version is marked approved by then, in a transaction that waits to write its mail.
            await using var hold = await holding.BeginTransactionAsync();
            await holding.ExecuteAsync("lock table delivery.outbox in exclusive mode");
            using var approving = CommandRun.Start(office.Folder, database.EnvironmentOf(office.Warehouse), "approve", "tx/giao-ban/2025-Q2/v1");
            while (!await holding.ExecuteScalarAsync<bool>(
                "select exists (select from pg_locks where relation = 'delivery.outbox'::regclass and not granted)"))
            {
                Assert.False(approving.HasExited);
            }

            approving.Kill();
            await approving.WaitForExitAsync();
        }

        Assert.Equal("draft", await office.StateAsync(1));
        Assert.Empty(await office.DeliveriesAsync());
        Assert.Equal(3, (await office.ApproveAsync(1)).Queued);
    }

    [Theory]
    [InlineData("create trigger dies after insert on delivery.outbox for each row when (new.address = 'ok@hnd.tx.example') execute function die()")]
    [InlineData("create constraint trigger dies after insert on delivery.outbox deferrable initially deferred for each row execute function die()")]
    public async Task A_connection_killed_while_an_approval_is_written_leaves_neither_approval_nor_mail(string trigger)
    {
        using var office = await Office.OpenAsync(database);
        var pack = await office.AddPackAsync(2);
        await office.ExecuteAsync(
            "create function die() returns trigger language plpgsql security definer as 'begin perform pg_terminate_backend(pg_backend_pid()), pg_sleep(60); return null; end'");
        await office.ExecuteAsync(trigger);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => office.ApproveAsync(1));

        Assert.Equal("draft", await office.StateAsync(1));
        Assert.Empty(await office.DeliveriesAsync());
        Assert.Single(await office.Reader.ListEventsAsync(pack, CancellationToken.None));

        await office.ExecuteAsync("drop trigger dies on delivery.outbox");
        Assert.Equal(3, (await office.ApproveAsync(1)).Queued);
    }
}
