using Analytics.Worker.Delivery;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>One mail when something fails, one when it works again.</summary>
[Collection("database")]
public sealed class AlertTests(DatabaseFixture database)
{
    private const string Cause = "giao-ban:tx";

    [Fact]
    public async Task However_often_it_fails_and_recovers_each_turn_is_one_mail()
    {
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox("Kỹ thuật", "ky-thuat@tx.example"));
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Vẫn không có.", CancellationToken.None);
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.ClearAsync(Cause, CancellationToken.None);
        await office.Alerts.RaiseAsync(Cause, "Lại không có.", CancellationToken.None);

        var sent = await office.SendDueAsync();
        Assert.Equal(
            [$"Cảnh báo / Alert: {Cause}", $"Đã khắc phục / Recovered: {Cause}", $"Cảnh báo / Alert: {Cause}"],
            sent.Select(one => one.Message.Subject));
        var mails = await ReadMail.AllAsync(sent.Select(one => one.Outcome.Answer));
        Assert.Equal(new ReadMailbox("Kỹ thuật", "ky-thuat@tx.example"), mails[0].To.Single());
        Assert.Contains("Không có số liệu.", mails[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anybody_to_tell_nothing_is_queued()
    {
        using var office = await Office.OpenAsync(database);
        await office.Alerts.RaiseAsync(Cause, "Không có số liệu.", CancellationToken.None);
        Assert.Empty(await office.DeliveriesAsync());
    }

    [Fact]
    public async Task A_message_that_is_given_up_is_told_of()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await Office.OpenAsync(database);
        office.AlertOptions = new AlertOptions(new Mailbox(null, "ok@ky-thuat.example"));
        office.Options = office.Options with { Smtp = server.Options() };
        await office.ApplyListAsync("thuong-truc", "550@tx.example");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();
        Assert.Equal(["ok@ky-thuat.example"], server.Messages.SelectMany(message => message.To!));
    }
}
