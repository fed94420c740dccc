using System.Security.Cryptography;
using System.Text;
using Analytics.Worker.Delivery;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Messages as files, read back by a library that had no part in making them.</summary>
[Collection("delivery")]
public sealed class EmlTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_message_has_subject_text_and_files_under_vietnamese_names_and_its_bytes_are_those_on_record()
    {
        using var office = await Office.OpenAsync(database);
        var pack = await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.SendDueAsync();

        var rows = (await office.DeliveriesAsync()).OrderBy(row => row.Address, StringComparer.Ordinal).ToList();
        string[] paths = [.. rows.Select(row => row.Answer!)];
        Assert.Equal(rows.Select(row => Path.Combine(office.Options.Outbox, $"{row.Message}.eml")), paths);
        Assert.Equal(3, Directory.GetFiles(office.Options.Outbox).Length);
        Assert.All(rows, row => Assert.Equal(row.ContentSha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(row.Answer!)))));

        var files = await office.Packs.ReadArtefactsAsync(pack, CancellationToken.None);
        foreach (var (mail, row) in (await ReadMail.AllAsync(paths)).Zip(rows))
        {
            Assert.Equal(new ReadMailbox(row.RecipientName, row.Address), Assert.Single(mail.To));
            Assert.Equal($"<{row.Message}@phan-tich.example>", mail.Id);
            Assert.Equal("Giao ban công tác Đảng quý II năm 2025 (v1) – Thị ủy Minh Họa", mail.Subject);
            Assert.StartsWith($"Kính gửi {row.RecipientName},", mail.Text, StringComparison.Ordinal);
            Assert.Contains("xin trả lời thư này hoặc liên hệ Văn phòng", mail.Text, StringComparison.Ordinal);
            Assert.Equal(
                ["Giao ban công tác Đảng quý II năm 2025 (v1).pdf", "Giao ban công tác Đảng quý II năm 2025 (v1).xlsx"],
                mail.Files.Select(file => file.Name));
            Assert.Equal(
                files.Where(file => !file.Name.EndsWith(".json", StringComparison.Ordinal)).Select(file => file.Sha256),
                mail.Files.Select(file => file.Sha256));
        }
    }

    [Fact]
    public async Task A_new_version_says_what_changed_against_the_one_its_readers_have()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        await office.AddPackAsync(5);
        var first = (await ReadNewAsync(office)).ToDictionary(one => one.To.Single().Address);
        await office.ApproveAsync(2);
        var second = await ReadNewAsync(office);
        Assert.Equal(3, second.Count);
        Assert.All(second, one => Assert.Equal(
            (first[one.To.Single().Address].Id, first[one.To.Single().Address].Id), (one.InReplyTo, Assert.Single(one.References))));
        Assert.All(first.Values, one => Assert.Empty(one.References));
        var mail = Assert.Single(second.DistinctBy(one => one.Subject));
        Assert.Contains("thay thế bản v1 đã gửi", mail.Text, StringComparison.Ordinal);
        Assert.Contains("4 số liệu thay đổi", mail.Text, StringComparison.Ordinal);
        Assert.Contains("- Đảng viên mới: 7 → 9", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ban Tổ chức", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_that_was_made_late_says_so_in_its_mail_and_one_in_time_does_not()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.AddPackAsync(3, lateFor: new DateTimeOffset(2025, 7, 3, 10, 0, 0, TimeSpan.Zero));
        await office.ApplyListAsync("thuong-truc", "ok@tx.example");
        var preview = await office.Lifecycle.PreviewAsync(Office.Key, 1, "ok@tx.example", CancellationToken.None);
        Assert.DoesNotContain("muộn", Assert.Single(preview.Messages).Body, StringComparison.Ordinal);
        await office.ApproveAsync(2);
        preview = await office.Lifecycle.PreviewAsync(Office.Key, 2, null, CancellationToken.None);
        Assert.Contains("Tài liệu lập muộn: hạn 17 giờ ngày 03 tháng 7 năm 2025, lập lúc ", Assert.Single(preview.Messages).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_copy_is_marked_and_does_not_make_the_pack_sent()
    {
        using var office = await Office.OpenAsync(database, lists: "[]");
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.Lifecycle.SendTestAsync(Office.Key, 1, "thu@tx.example", Office.Clerk, CancellationToken.None);
        var mail = Assert.Single(await ReadNewAsync(office));
        Assert.StartsWith("[BẢN GỬI THỬ / TEST COPY]", mail.Subject, StringComparison.Ordinal);
        Assert.Equal("approved", await office.StateAsync(1));
    }

    [Fact]
    public async Task Nothing_in_a_field_becomes_another_header_or_recipient()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        await office.ExecuteAsync("""
            update delivery.outbox
            set subject = E'Số liệu\r\nBcc: ke-la@xau.example\r\n\r\nthân giả', recipient_name = E'"Ban\r\nCc: ke-la@xau.example" <ke-la@xau.example>',
              attachment = E'tệp"\r\nX-Xau: 1\r\n', body = E'dòng một\n.\n..hai\r\n' || repeat('ê', 5000) || E'\n.\r\n'
            where address <> 'ok@hnd.tx.example'
            """);
        await office.ExecuteAsync("update delivery.outbox set address = E'ok@hnd.tx.example>\r\nRCPT TO:<ke-la@xau.example' where address = 'ok@hnd.tx.example'");
        var mails = await ReadNewAsync(office);

        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail =>
        {
            Assert.EndsWith("@tx.example", Assert.Single(mail.To).Address.Replace("btc.", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Empty(mail.Cc);
            Assert.DoesNotContain(mail.Headers, header => header is "bcc" or "cc" or "x-xau");
            Assert.Contains("Bcc: ke-la@xau.example", mail.Subject, StringComparison.Ordinal);
            Assert.All(mail.Attachments, file => Assert.StartsWith("tệp\"", file.Name, StringComparison.Ordinal));
            Assert.Contains("dòng một\n.\n..hai\n" + new string('ê', 5000), mail.Text, StringComparison.Ordinal);
        });
        Assert.Equal("failed", (await office.DeliveriesAsync()).Single(row => row.Address.Contains("RCPT", StringComparison.Ordinal)).State);
        Assert.All(
            Directory.GetFiles(office.Options.Outbox),
            file => Assert.DoesNotContain("\n", Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_leaves_the_message_queued()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        var file = Path.Combine(office.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        office.Options = office.Options with { Outbox = Path.Combine(file, "outbox") };
        var sent = Assert.Single(await office.SendDueAsync());
        Assert.Equal(("queued", true), (sent.Outcome.State, sent.Outcome.NoSession));
        Assert.Contains("Delivery:Outbox", sent.Outcome.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_node_the_message_stays_queued_and_the_sentence_says_what_to_install()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2);
        await office.ApproveAsync(1);
        office.Node = "no-such-node";
        var missing = await Assert.ThrowsAsync<PartMissingException>(office.SendDueAsync);
        Assert.Contains("Node.js 20", missing.Message, StringComparison.Ordinal);
        Assert.All(await office.DeliveriesAsync(), row => Assert.Equal("queued", row.State));
    }

    private static async Task<IReadOnlyList<ReadMail>> ReadNewAsync(Office office) =>
        await ReadMail.AllAsync((await office.SendDueAsync()).Where(sent => sent.Outcome.State == "accepted").Select(sent => sent.Outcome.Answer));
}
