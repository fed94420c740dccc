using System.Text;
using Analytics.Worker.Delivery;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Faults;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>What is known at each moment of handing a message over, and that it never travels in the clear.</summary>
[Collection("delivery")]
public sealed partial class SmtpTests(DatabaseFixture database)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_recipient_gets_one_encrypted_message_whose_bytes_are_those_on_record(bool secure)
    {
        await using var server = await MailServer.StartAsync(secure, user: "vanphong");
        using var office = await OfficeAsync(server, "ok@tx.example", "ok@btc.tx.example", "ok@hnd.tx.example");
        office.Options = office.Options with { Smtp = server.Options(user: "vanphong") };
        Assert.All(await office.SendDueAsync(), sent => Assert.Equal("accepted", sent.Outcome.State));
        Assert.Empty(await office.SendDueAsync());

        var rows = await office.DeliveriesAsync();
        Assert.Equal(3, server.Messages.Count);
        Assert.All(server.Messages, message => Assert.True(message.Secure));
        Assert.Equal(
            rows.Select(row => (row.Address, $"<{row.Message}@tx.example>", row.ContentSha256)).Order(),
            server.Messages.Select(message => (message.To!.Single(), message.Id!, message.Sha256)).Order());
        Assert.All(rows, row => Assert.Contains("queued as", row.Answer, StringComparison.Ordinal));
        Assert.Equal("sent", await office.StateAsync(1));
    }

    [Fact]
    public async Task A_refused_recipient_is_permanent_or_tried_later_and_never_blocks_the_others()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(
            server, "450@tx.example", "550@tx.example", "data-450@tx.example", "data-550@tx.example", "ok@tx.example");
        await office.SendDueAsync();

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["450@tx.example"] = "queued",
                ["550@tx.example"] = "failed",
                ["data-450@tx.example"] = "queued",
                ["data-550@tx.example"] = "failed",
                ["ok@tx.example"] = "accepted",
            },
            (await office.DeliveriesAsync()).ToDictionary(row => row.Address, row => row.State));
        Assert.Empty(await office.SendDueAsync());
        Assert.Equal("approved", await office.StateAsync(1));

        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() where state = 'queued'");
        Assert.Equal(2, (await office.SendDueAsync()).Count(sent => sent.Message.Attempt == 2));
    }

    [Fact]
    public async Task A_connection_cut_before_the_final_dot_is_tried_again_and_one_cut_after_it_is_uncertain()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "cut-body@tx.example", "cut-end@tx.example", "ok@tx.example");
        await office.SendDueAsync();

        var rows = (await office.DeliveriesAsync()).ToDictionary(row => row.Address);
        Assert.Equal("queued", rows["cut-body@tx.example"].State);
        Assert.Equal(("uncertain", 1), (rows["cut-end@tx.example"].State, rows["cut-end@tx.example"].Doubts));
        Assert.Equal("accepted", rows["ok@tx.example"].State);

        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() where state = 'uncertain'");
        Assert.DoesNotContain(await office.SendDueAsync(), sent => sent.Message.Address == "cut-end@tx.example");
    }

    [Fact]
    public async Task Under_resend_what_is_uncertain_goes_out_again_with_the_same_id_and_says_so()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "cut-end@tx.example");
        await office.SendDueAsync();
        office.Options = office.Options with { Uncertain = UncertainPolicy.Resend };
        await AgainAsync();

        var cuts = server.Events.Where(one => one.Event == "cut-end").ToList();
        Assert.Equal(2, cuts.Count);
        Assert.Equal((cuts[0].Id, cuts[0].Sha256), (cuts[1].Id, cuts[1].Sha256));
        Assert.Equal(2, (await office.DeliveriesAsync()).Single().Doubts);

        // Whoever has had it three times, perhaps, is asked.
        await AgainAsync();
        await AgainAsync();
        Assert.Equal(("uncertain", 3), (await office.DeliveriesAsync()).Select(row => (row.State, row.Doubts)).Single());
        Assert.Equal(3, server.Events.Count(one => one.Event == "cut-end"));
        await office.Lifecycle.SettleAsync(Office.Key, 1, "cut-end@tx.example", arrived: false, Office.Clerk, CancellationToken.None);
        Assert.Single(await office.SendDueAsync());

        async Task AgainAsync()
        {
            await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() where state = 'uncertain'");
            await office.SendDueAsync();
        }
    }

    [Fact]
    public async Task A_server_without_encryption_or_with_another_s_certificate_gets_nothing()
    {
        // A trusted certificate, but of another server; and one whose offer to encrypt somebody on the way takes out.
        await using var other = await MailServer.StartAsync(host: "mail.khac.example");
        await using var stripped = await MailServer.StartAsync();
        using var network = new TcpProxy(stripped.Port, said =>
            Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(said).Replace("STARTTLS", "NOTHING!", StringComparison.Ordinal)));
        await using var plain = await MailServer.StartAsync(plain: true);
        await using var stranger = await MailServer.StartAsync();
        using var office = await OfficeAsync(plain, "ok@tx.example", "ok@btc.tx.example");
        foreach (var smtp in new[] { plain.Options(), stranger.Options(trusted: false), other.Options(), stripped.Options() with { Port = network.Port } })
        {
            office.Options = office.Options with { Smtp = smtp };
            await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now()");
            var sent = Assert.Single(await office.SendDueAsync());
            Assert.Equal(("queued", true), (sent.Outcome.State, sent.Outcome.NoSession));
            Assert.Matches("^(Không mở được phiên mã hóa với máy chủ thư|Máy chủ thư từ chối mở phiên)[.] ", sent.Outcome.Answer);
        }

        await stripped.WaitForAsync("connected");
        Assert.All([plain, stranger, other, stripped], server => Assert.DoesNotContain(server.Events, one => one.Event is "message" or "login"));
    }

    [Fact]
    public async Task A_refused_login_stops_the_rest_without_counting_it_against_them()
    {
        await using var server = await MailServer.StartAsync(user: "other");
        using var office = await OfficeAsync(server, "ok@tx.example", "ok@btc.tx.example");
        office.Options = office.Options with { Smtp = server.Options(user: "vanphong") };
        Assert.Single(await office.SendDueAsync());
        Assert.Equal([0, 1], (await office.DeliveriesAsync()).Select(row => row.Attempt).Order());
        Assert.All(await office.DeliveriesAsync(), row => Assert.Equal("queued", row.State));
    }

    [Fact]
    public async Task A_message_larger_than_the_server_or_the_settings_allow_is_refused_for_good()
    {
        await using var server = await MailServer.StartAsync(size: 2000);
        using var office = await OfficeAsync(server, "ok@tx.example");
        Assert.Equal("failed", Assert.Single(await office.SendDueAsync()).Outcome.State);
        office.Options = office.Options with { MaxBytes = 1000 };
        await office.ExecuteAsync("update delivery.outbox set state = 'queued'");
        var sent = Assert.Single(await office.SendDueAsync());
        Assert.Matches(
            "^Thư có [0-9]+ byte, Delivery:MaxBytes chỉ cho 1000; lệnh `send` .* The message has [0-9]+ bytes, Delivery:MaxBytes allows 1000; `send` ", sent.Outcome.Answer);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_sample_committee_s_packs_leave_for_addresses_of_nobody_only_and_say_what_they_are()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, sample: true, "ok@tx.example", "ok@tx.example.vn");
        await office.Lifecycle.SendTestAsync(Office.Key, 1, "ok@that.vn", Office.Clerk, CancellationToken.None);
        await office.SendDueAsync();
        Assert.Equal(["ok@tx.example"], server.Messages.SelectMany(message => message.To!));
        Assert.StartsWith("[SỐ LIỆU MINH HỌA] Giao ban", Assert.Single(await ReadMail.AllAsync(server.Files)).Subject, StringComparison.Ordinal);
        Assert.All((await office.DeliveriesAsync()).Where(row => row.Address != "ok@tx.example"), row => Assert.Equal(
            ("failed", "permanent", "Số liệu minh họa chỉ gửi đến địa chỉ .example. A sample committee's mail leaves for .example addresses only."),
            (row.State, row.Failure, row.Answer)));
    }

    [Fact]
    public async Task Mail_goes_to_allowed_domains_only()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "ok@tx.example", "ok@ngoai.example");
        office.Options = office.Options with { AllowedDomains = ["TX.example"] };
        await office.SendDueAsync();
        Assert.Equal(["ok@tx.example"], server.Messages.SelectMany(message => message.To!));
        var refused = (await office.DeliveriesAsync()).Single(row => row.Address == "ok@ngoai.example");
        Assert.Equal("failed", refused.State);
        Assert.Equal(
            "Delivery:AllowedDomains không có tên miền của địa chỉ này. Delivery:AllowedDomains does not hold the domain of this address.", refused.Answer);
    }

    [Fact]
    public async Task What_is_not_an_address_is_refused_and_what_was_tried_long_enough_is_given_up_in_both_languages()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "ok@tx.example");
        await office.ExecuteAsync("update delivery.outbox set address = 'tx.example'");
        var refused = Assert.Single(await office.SendDueAsync()).Outcome;
        Assert.Equal("failed", refused.State);
        Assert.StartsWith("Đây không phải là địa chỉ thư. This is not an address; accepted is ", refused.Answer, StringComparison.Ordinal);

        await office.ExecuteAsync("update delivery.outbox set address = '450@tx.example', state = 'queued', tries = 24");
        var given = Assert.Single(await office.SendDueAsync()).Outcome;
        Assert.Equal("failed", given.State);
        Assert.StartsWith("Đã thử 25 lần, không gửi nữa. Given up after 25 attempts. ", given.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_keeps_to_its_time_outs_is_not_cut_off_however_slow_it_and_the_line_are()
    {
        const int bytes = 25 << 20;
        var smtp = new SmtpOptions("127.0.0.1", 1, SmtpSecurity.Tls, null, null, null);
        Assert.True(Mailer.UntilEnd(smtp, bytes) > smtp.ConnectTimeout + smtp.GreetingTimeout + (9 * smtp.CommandTimeout) + TimeSpan.FromSeconds(bytes / 4096));
        Assert.True(Mailer.FromEnd(smtp) > smtp.AnswerTimeout + smtp.CommandTimeout);
    }

    [Fact]
    public async Task Two_senders_at_once_hand_each_message_over_once()
    {
        await using var server = await MailServer.StartAsync();
        string[] addresses = [.. Enumerable.Range(0, 20).Select(number => $"ok@unit{number}.example")];
        using var office = await OfficeAsync(server, addresses);
        await Task.WhenAll(office.SendDueAsync(), office.SendDueAsync());
        Assert.Equal(addresses.Order(), server.Messages.SelectMany(message => message.To!).Order());
        Assert.Equal("sent", await office.StateAsync(1));
    }

    [Fact]
    public async Task A_series_that_became_internal_while_its_mail_waited_sends_none_of_it()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "ok@tx.example");
        office.Options = office.Options with { AllowedDomains = ["tx.example"] };
        await office.ApplySeriesAsync("after_approval", "[thuong-truc]", "internal");
        var refused = Assert.Single(await office.SendDueAsync()).Outcome;
        Assert.Equal(("failed", "permanent"), (refused.State, refused.Failure));
        Assert.StartsWith("Tài liệu nay là lưu hành nội bộ; ", refused.Answer, StringComparison.Ordinal);
        Assert.Empty(server.Messages);
        await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, CancellationToken.None);
        Assert.Equal("accepted", Assert.Single(await office.SendDueAsync()).Outcome.State);
        Assert.Empty(Assert.Single(await ReadMail.AllAsync(server.Files)).Attachments);
    }

    [Fact]
    public async Task A_process_killed_after_the_final_dot_leaves_the_message_uncertain_and_nobody_sends_it_again()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await OfficeAsync(server, "hold-end@tx.example");
        var environment = database.EnvironmentOf(office.Warehouse);
        environment["ANALYTICS__Delivery__From"] = "vanphong@tx.example";
        environment["ANALYTICS__Delivery__Smtp__Host"] = "127.0.0.1";
        environment["ANALYTICS__Delivery__Smtp__Port"] = $"{server.Port}";
        environment["ANALYTICS__Delivery__Smtp__CaFile"] = server.CaFile;
        await office.ApplyListAsync("thuong-truc", "hold-end@tx.example", "ok@tx.example");
        using (var send = CommandRun.Start(office.Folder, environment, "send", "tx/giao-ban/2025-Q2/v1"))
        {
            await server.WaitForAsync("hold-end");
            send.Kill();
            await send.WaitForExitAsync();
        }

        Assert.Equal("sending", (await office.DeliveriesAsync()).Single(row => row.Address == "hold-end@tx.example").State);
        await office.SendDueAsync();
        Assert.Equal("sending", (await office.DeliveriesAsync()).Single(row => row.Address == "hold-end@tx.example").State);

        await office.ExecuteAsync("update delivery.outbox set lease_until = now() - interval '1 second' where state = 'sending'");
        await office.SendDueAsync();
        await office.SendDueAsync();
        Assert.Equal(("uncertain", 1), (await office.DeliveriesAsync())
            .Where(row => row.Address == "hold-end@tx.example").Select(row => (row.State, row.Doubts)).Single());
        Assert.Single(server.Events, one => one.Event == "hold-end");
    }

    private Task<Office> OfficeAsync(MailServer server, params string[] addresses) => OfficeAsync(server, sample: false, addresses);

    /// <summary>An approved pack of 8 MB, more than the buffers between two sockets hold, for these addresses.</summary>
    private async Task<Office> OfficeAsync(MailServer server, bool sample, params string[] addresses)
    {
        var office = await Office.OpenAsync(database, sample: sample);
        office.Options = office.Options with { Smtp = server.Options(), From = new Mailbox("Văn phòng", "vanphong@tx.example") };
        await office.ApplyListAsync("thuong-truc", addresses);
        await office.AddPackAsync(2, pdf: addresses.Any(address => address.StartsWith("cut-body", StringComparison.Ordinal)) ? new byte[8 << 20] : null);
        Assert.Equal(addresses.Length, (await office.ApproveAsync(1)).Queued);
        return office;
    }
}
