using Analytics.Worker.Acts;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Delivery;
using Npgsql;

namespace Analytics.Worker.Tests.Packs;

/// <summary>draft → checked → approved, by one person or by two.</summary>
[Collection("database")]
public sealed class TwoPeopleTests(DatabaseFixture database)
{
    [Fact]
    public async Task One_person_approves_what_was_checked_and_what_was_not()
    {
        using var office = await Office.OpenAsync(database);
        var pack = await office.AddPackAsync(2);
        await office.AddPackAsync(3);
        Assert.Equal(PackAnswer.Done, (await CheckAsync(office, 1, "chanh-van-phong")).Answer);
        Assert.Equal(PackAnswer.Unchanged, (await CheckAsync(office, 1, "van-thu")).Answer);
        Assert.Equal("checked", await office.StateAsync(1));
        Assert.Equal((PackAnswer.Done, 3), await AnswerAsync(office.ApproveAsync(1)));
        Assert.Equal(
            [("draft", "office"), ("checked", "chanh-van-phong"), ("approved", "chanh-van-phong")],
            (await office.Reader.ListEventsAsync(pack, CancellationToken.None)).Select(one => (one.State, one.By)));

        Assert.Equal(PackAnswer.Done, (await office.ApproveAsync(2)).Answer);
        var late = await CheckAsync(office, 2, "van-thu");
        Assert.Equal((PackAnswer.Refused, "tx-giao-ban-2025-Q2-v2 đang ở trạng thái “đã duyệt”; chỉ soát được bản dự thảo."), (late.Answer, late.Message.Vi));
    }

    [Fact]
    public async Task Where_two_have_to_agree_the_first_checks_and_only_another_approves()
    {
        using var office = await Office.OpenAsync(database);
        office.Approval = new ApprovalOptions(People: 2);
        await office.AddPackAsync(2);
        var first = await office.ApproveAsync(1);
        Assert.Equal((PackAnswer.Done, 0), (first.Answer, first.Queued));
        Assert.Contains("cần một người khác duyệt", first.Message.Vi, StringComparison.Ordinal);
        Assert.Equal("checked", await office.StateAsync(1));
        Assert.Empty(await office.DeliveriesAsync());

        var again = await office.Lifecycle.ApproveAsync(Office.Key, 1, Actor.OnDesk("Chanh-Van-Phong", "127.0.0.1"), null, CancellationToken.None);
        Assert.Equal(PackAnswer.Refused, again.Answer);
        Assert.Equal("Chanh-Van-Phong đã soát tx-giao-ban-2025-Q2-v1; cần một người khác duyệt (Approval:People là 2).", again.Message.Vi);
        Assert.Equal((PackAnswer.Done, 3), await AnswerAsync(office.Lifecycle.ApproveAsync(Office.Key, 1, Actor.AtCommandLine("bi-thu"), null, CancellationToken.None)));
        Assert.Equal("approved", await office.StateAsync(1));
        Assert.Equal(PackAnswer.Unchanged, (await office.ApproveAsync(1)).Answer);
    }

    [Fact]
    public async Task A_checked_version_is_rejected_or_replaced_like_a_draft()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.AddPackAsync(3);
        await office.AddPackAsync(4);
        await CheckAsync(office, 1, "van-thu");
        await CheckAsync(office, 2, "van-thu");
        Assert.Equal(PackAnswer.Done, (await office.Lifecycle.RejectAsync(Office.Key, 1, Actor.AtCommandLine("bi-thu"), "sai", CancellationToken.None)).Answer);
        await office.ApproveAsync(3);
        Assert.Equal(["rejected", "superseded", "approved"], [await office.StateAsync(1), await office.StateAsync(2), await office.StateAsync(3)]);
    }

    [Fact]
    public async Task A_series_that_sends_without_approval_asks_nobody_however_many_have_to_agree()
    {
        using var office = await Office.OpenAsync(database, send: "automatic");
        office.Approval = new ApprovalOptions(People: 2);
        var pack = await office.AddPackAsync(2, storing: async (pack, transaction) =>
            await office.Lifecycle.ApproveAutomaticallyAsync(transaction, pack, CancellationToken.None));
        Assert.Equal(
            [("draft", "office"), ("approved", "(automatic)")],
            (await office.Reader.ListEventsAsync(pack, CancellationToken.None)).Select(one => (one.State, one.By)));
    }

    [Fact]
    public async Task The_command_is_one_person_and_says_that_another_has_to_approve()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        var environment = database.EnvironmentOf(office.Warehouse);
        environment["ANALYTICS__Approval__People"] = "2";
        var first = await CommandRun.RunAsync(office.Folder, environment, "approve", "tx/giao-ban/2025-Q2/v1");
        Assert.Equal((0, ""), (first.ExitCode, first.Output));
        Assert.Contains("another person has to approve it", first.Messages, StringComparison.Ordinal);
        var second = await CommandRun.RunAsync(office.Folder, environment, "approve", "tx/giao-ban/2025-Q2/v1");
        Assert.Equal((3, ""), (second.ExitCode, second.Output));
        Assert.Contains("has checked tx-giao-ban-2025-Q2-v1; another person has to approve it", second.Messages, StringComparison.Ordinal);
        Assert.Contains("đã soát", (await CommandRun.RunAsync(office.Folder, environment, "packs")).Output, StringComparison.Ordinal);
    }

    private static Task<PackDecision> CheckAsync(Office office, int version, string by) =>
        office.Lifecycle.CheckAsync(Office.Key, version, Actor.AtCommandLine(by), CancellationToken.None);

    private static async Task<(PackAnswer Answer, int Queued)> AnswerAsync(Task<PackDecision> deciding)
    {
        var decision = await deciding;
        return (decision.Answer, decision.Queued);
    }
}
