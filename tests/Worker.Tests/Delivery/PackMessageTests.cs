using Analytics.Reports.Briefings;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Letters;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>What a pack's message says, in HTML and in plain text, and whether its files travel with it.</summary>
[Collection("delivery")]
public sealed class PackMessageTests(DatabaseFixture database)
{
    private const string Svg = """
        <svg width="320" height="200" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="300" height="20" y="90" fill="#8a1538"></rect><text style="font-size:12px;font-family:Be Vietnam Pro;" transform="translate(10 40)">Đảng viên mới kết nạp</text></svg>
        """;

    private static readonly PackSummary Summary = new(
        [
            new KeyFigure("Đảng viên mới", "New members", "186 đảng viên", "186 members", "tăng 14,8% so với cùng kỳ năm trước", "up 14.8% on the same period last year"),
            new KeyFigure("Quỹ <“Vì” & nghèo>", "Fund <“for” & poor>", "ước 674,1 triệu đồng", "estimated 674.1 million dong", "", ""),
        ],
        new PackPicture("Quý III cao hơn <quý II>", "Biểu đồ \"cột\"", Svg));

    [Fact]
    public async Task Html_and_plain_text_say_the_same_in_the_recipient_s_language_with_the_picture_inside()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await ApprovedAsync(server, """
              - {name: "<b>Đồng chí</b> & ai", email: ok@tx.example, formats: [pdf, xlsx]}
              - {name: Office, email: ok@en.example, language: en}
            """);
        await office.SendDueAsync();
        var mails = (await ReadMail.AllAsync(server.Files)).ToDictionary(mail => mail.To.Single().Address);

        var (vi, en) = (mails["ok@tx.example"], mails["ok@en.example"]);
        Assert.All(
            ["Kính gửi <b>Đồng chí</b> & ai,", "- Đảng viên mới: 186 đảng viên (tăng 14,8% so với cùng kỳ năm trước)", "Tệp gửi kèm:", "hoặc liên hệ Bà Mai, 0123."],
            line => Assert.Contains(line, vi.Text, StringComparison.Ordinal));
        Assert.All(
            ["To Office,", "- Fund <“for” & poor>: estimated 674.1 million dong\n", "Attached:\n- Party briefing", "ask Bà Mai, 0123."],
            line => Assert.Contains(line, en.Text, StringComparison.Ordinal));
        foreach (var mail in mails.Values)
        {
            var html = Words(mail.Html!);
            Assert.All(
                mail.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(line => line.TrimStart('-', ' ').Split([": ", " (", ")"], StringSplitOptions.RemoveEmptyEntries)),
                words => Assert.Contains(words, html, StringComparison.Ordinal));
            Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("http", mail.Html, StringComparison.Ordinal);
            var picture = Assert.Single(mail.Attachments, one => one.Cid is not null);
            Assert.Equal(("picture", "image/png"), (picture.Cid, picture.MediaType));
            Assert.Contains("src=\"cid:picture\"", mail.Html, StringComparison.Ordinal);
        }

        Assert.Equal(2, vi.Files.Count());
        Assert.Single(en.Files);
        Assert.Equal("A chart of the pack, in Vietnamese: Quý III cao hơn <quý II>", en.Text.Split('\n').Single(line => line.StartsWith("A chart", StringComparison.Ordinal)));
        var files = (await office.Packs.ReadArtefactsAsync((await office.Packs.FindAsync(Office.Key, 1, default))!, default)).Where(file => !file.Name.EndsWith(".json", StringComparison.Ordinal));
        Assert.All(server.Files, file => Assert.InRange(
            new FileInfo(file).Length, 1, MessageSize.AtMost(vi.Text, vi.Html!, true, files.Select(one => (long)one.Content.Length))));
    }

    [Fact]
    public async Task Files_that_are_too_large_or_internal_stay_on_the_desk_and_the_message_never_says_attached()
    {
        await using var server = await MailServer.StartAsync();
        using var office = await ApprovedAsync(server, "  - {name: A, email: ok@tx.example, formats: [pdf, xlsx]}\n  - {name: B, email: ok@ngoai.example}\n", new byte[1 << 20]);
        office.Options = office.Options with { MaxBytes = 1 << 20 };
        var asked = await PreviewAsync(office);
        Assert.Contains("Tệp lớn nên không kèm theo thư này. Để nhận tài liệu, xin liên hệ Bà Mai, 0123.", asked.Body, StringComparison.Ordinal);
        office.Options = office.Options with { Desk = new Uri("https://bao-cao.tx.example") };
        var linked = await PreviewAsync(office);
        Assert.Contains("https://bao-cao.tx.example/packs/tx/giao-ban/2025-Q2/v1", linked.Body, StringComparison.Ordinal);
        Assert.Contains("186 đảng viên", linked.Body, StringComparison.Ordinal);

        await office.ApplySeriesAsync("after_approval", "[thuong-truc]", "internal");
        var marked = await PreviewAsync(office);
        Assert.Contains("Tài liệu lưu hành nội bộ nên không kèm theo thư này. Xem và tải về tại:", marked.Body, StringComparison.Ordinal);
        Assert.All([marked.Body, marked.Html], text => Assert.DoesNotContain("186", text, StringComparison.Ordinal));
        Assert.All([asked, linked, marked], message =>
        {
            Assert.Null(message.Attachment);
            Assert.DoesNotContain("gửi kèm:", message.Body + message.Html, StringComparison.Ordinal);
        });

        // What was queued as an attachment is too large by now: refused, and queued once more as a link; internal, so to allowed domains only.
        Assert.All(await office.SendDueAsync(), sent => Assert.Equal(("failed", "permanent"), (sent.Outcome.State, sent.Outcome.Failure)));
        foreach (var (allowed, states) in new (string[], string[])[] { ([], ["failed", "failed"]), (["tx.example"], ["accepted", "failed"]) })
        {
            office.Options = office.Options with { AllowedDomains = allowed };
            Assert.Equal(2, (await office.Lifecycle.SendAsync(Office.Key, 1, Office.Clerk, CancellationToken.None)).Queued);
            Assert.Equal(states, (await office.SendDueAsync()).Select(sent => sent.Outcome.State).Order());
        }

        var mail = Assert.Single(await ReadMail.AllAsync(server.Files));
        Assert.Equal("ok@tx.example", mail.To.Single().Address);
        Assert.Empty(mail.Attachments);
        Assert.Contains("https://bao-cao.tx.example/packs/tx/giao-ban/2025-Q2/v1", mail.Html, StringComparison.Ordinal);
        Assert.All(
            (await office.DeliveriesAsync()).Where(row => row.State == "failed"),
            row => Assert.Contains("Delivery:AllowedDomains", row.Answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_names_to_each_recipient_the_version_that_this_one_has_and_what_changed_since_that_one_only()
    {
        using var office = await Office.OpenAsync(database);
        await ApproveForAsync(office, 2, 1, "a@tx.example", "b@tx.example");
        await office.SendDueAsync();
        await office.ObserveAsync(3, "btc,a05,2025-Q2,9");
        // What waits has not left, and is taken back; but what had left perhaps, before it waited again or was refused, may be there.
        await ApproveForAsync(office, 5, 2, "A@tx.example", "c@tx.example", "d@tx.example", "e@tx.example");
        await office.ExecuteAsync("update delivery.outbox set next_attempt_at = now() + interval '1 day' where address ~ '^[cde]'");
        await office.SendDueAsync();
        await office.ExecuteAsync("update delivery.outbox set doubts = 1, message_id = message || '@tx.example' where address ~ '^[de]'");
        await office.ExecuteAsync("update delivery.outbox set state = 'failed', failure = 'permanent' where address ~ '^e'");
        await office.ObserveAsync(6, "btc,a05,2025-Q2,11");
        await ApproveForAsync(office, 8, 3, "a@tx.example", "b@tx.example", "c@tx.example", "d@tx.example", "e@tx.example");

        var (_, messages, _) = await office.Lifecycle.PreviewAsync(Office.Key, 3, null, CancellationToken.None);
        Assert.Equal(
            [
                ("a@tx.example", "v2", true), ("b@tx.example", "v1", true), ("c@tx.example", "–", false), ("d@tx.example", "v2", true), ("e@tx.example", "v2", true),
            ],
            messages.Select(message => (
                message.Recipient.Address,
                System.Text.RegularExpressions.Regex.Match(message.Body, "Bản này thay thế bản (v[0-9]) đã gửi").Groups[1] is { Success: true, Value: var before } ? before : "–",
                message.Body.Contains("So với bản trước: ", StringComparison.Ordinal))));
        string[] Changed(int place) => [.. messages[place].Body.Split('\n').Where(line => line.EndsWith("→ 11", StringComparison.Ordinal))];
        Assert.Equal(["- Đảng viên mới: 9 → 11", "- Đảng viên mới: 7 → 11"], [.. Changed(0), .. Changed(1)]);
        var copied = await office.Lifecycle.PreviewAsync(Office.Key, 3, "thu@tx.example", CancellationToken.None);
        Assert.Contains("thay thế bản v2 đã gửi", copied.Messages.Single().Body, StringComparison.Ordinal);
        Assert.Equal(
            [("a@tx.example", 2), ("b@tx.example", 1), ("c@tx.example", 0), ("d@tx.example", 1), ("e@tx.example", 1)],
            (await office.SendDueAsync()).Select(sent => sent.Message).OrderBy(message => message.Address)
                .Select(message => (message.Address, message.References.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length)));
    }

    [Fact]
    public async Task A_version_that_begins_to_leave_while_its_correction_is_approved_is_named_by_the_correction()
    {
        using var office = await Office.OpenAsync(database);
        await ApproveForAsync(office, 2, 1, "a@tx.example");
        // As if a sender claimed it right after the approval had looked up who has what.
        await office.ExecuteAsync("""
            create function public.claimed() returns trigger language plpgsql security definer as $$
            begin
              update delivery.outbox
              set state = 'sending', attempt = 1, message_id = message || '@tx.example', lease_until = now() + interval '1 hour'
              where state = 'queued';
              return new;
            end $$;
            create trigger claimed before update on packs.packs for each row when (new.state = 'approved') execute function public.claimed()
            """);
        await ApproveForAsync(office, 3, 2, "a@tx.example");
        var correction = Assert.Single(await office.SendDueAsync()).Message;
        Assert.NotEmpty(correction.References);
        Assert.Contains("Bản này thay thế bản v1 đã gửi.", correction.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_who_would_get_how_many_bytes_and_who_not_and_exactly_those_bytes_leave()
    {
        using var office = await Office.OpenAsync(database);
        await ApproveForAsync(office, 2, 1, "a@tx.example", "b@tx.example");
        await office.SendDueAsync();
        await ApproveForAsync(office, 3, 2, "a@tx.example");
        await office.ExecuteAsync("update delivery.outbox set state = 'uncertain', doubts = 1 where state = 'queued'");
        await office.ApplyListAsync("thuong-truc", "a@tx.example", "b@tx.example", "c@ngoai.example");
        var environment = database.EnvironmentOf(office.Warehouse);
        environment["ANALYTICS__Delivery__AllowedDomains"] = "tx.example";

        var preview = await CommandRun.RunAsync(office.Folder, environment, "send", "tx/giao-ban/2025-Q2/v2", "--dry-run");
        Assert.Equal(0, preview.ExitCode);
        Assert.Contains("Đồng chí số 1 <a@tx.example> may or may not have its message: it is uncertain;", preview.Messages, StringComparison.Ordinal);
        var lines = preview.Output.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        var weighed = System.Text.RegularExpressions.Regex.Match(
            lines[0], @"^Đồng chí số 2 <b@tx\.example>  Giao ban .+ \(v2\) – .+  \[Giao ban [^;]+ \(v2\)\.pdf; Giao ban [^;]+ \(v2\)\.xlsx\]  ([0-9]+) bytes$");
        Assert.True(weighed.Success, lines[0]);
        Assert.StartsWith("Đồng chí số 3 <c@ngoai.example>  not sent: Delivery:AllowedDomains không có", lines[1], StringComparison.Ordinal);

        Assert.Equal(0, (await CommandRun.RunAsync(office.Folder, environment, "send", "tx/giao-ban/2025-Q2/v2")).ExitCode);
        var left = (await office.DeliveriesAsync()).Single(row => row is { Address: "b@tx.example", Version: 2 });
        var path = Path.Combine(office.Folder, left.Answer!);
        Assert.Equal(weighed.Groups[1].Value, $"{new FileInfo(path).Length}");
        // A correction: the bytes name the message that it answers.
        Assert.NotNull(Assert.Single(await ReadMail.AllAsync([path])).InReplyTo);
    }

    [Fact]
    public void A_file_s_name_keeps_its_period_however_long_the_title_is()
    {
        var subject = new PackSubject(
            new("Thị ủy", "Party committee"), new(new string('ă', 300), new string('a', 300)), new("9 tháng năm 2023", "nine months of 2023"), 2);
        Assert.Equal($"{new string('ă', 103)} 9 tháng năm 2023 (v2)", subject.FileName("vi"));
        Assert.Equal($"{new string('a', 99)}, nine months of 2023 (v2)", subject.FileName("en"));
    }

    [Fact]
    public async Task A_list_counts_for_its_committee_and_its_series_and_an_address_on_two_gets_one_message_with_all_formats()
    {
        using var office = await Office.OpenAsync(database, lists: "[thuong-truc]");
        await office.ApplyListYamlAsync("code: thuong-truc\ntitle: T\nmembers:\n  - {name: A, email: a@tx.example}\n");
        await office.ApplyListYamlAsync("code: them\ntitle: T\ncommittee: tx\nseries: [giao-ban]\nmembers:\n  - {name: B, email: A@tx.example, formats: [xlsx]}\n  - {name: C, email: c@tx.example}\n");
        var unknown = await Assert.ThrowsAsync<BadInputException>(() => office.ApplyListYamlAsync(
            "code: khac\ntitle: T\ncommittee: btc\nseries: [khong-co]\nmembers:\n  - {name: D, email: d@tx.example}\n"));
        Assert.Equal(
            [
                "The list `khac` is for the committee `btc`, which does not exist; import it first, or name one of kind committee.",
                "The list `khac` names the series `khong-co`, which does not exist; `series apply` it first.",
            ],
            unknown.Lines);
        await office.ApplyListYamlAsync("code: khac\ntitle: T\nseries: [giao-ban]\nmembers:\n  - {name: D, email: d@tx.example}\n");
        await office.ExecuteAsync("update delivery.lists set committee = 'huyen-khac' where code = 'khac'");
        await office.AddPackAsync(2);
        Assert.Equal(2, (await office.ApproveAsync(1)).Queued);

        var (_, messages, _) = await office.Lifecycle.PreviewAsync(Office.Key, 1, null, CancellationToken.None);
        Assert.Equal(
            [("A", "a@tx.example", "pdf,xlsx"), ("C", "c@tx.example", "pdf")],
            messages.Select(message => (message.Recipient.Name, message.Recipient.Address, string.Join(',', message.Recipient.Formats))));
    }

    private static async Task ApproveForAsync(Office office, int day, int version, params string[] addresses)
    {
        await office.ApplyListAsync("thuong-truc", addresses);
        await office.AddPackAsync(day);
        await office.ApproveAsync(version);
    }

    private static async Task<QueuedMessage> PreviewAsync(Office office) =>
        (await office.Lifecycle.PreviewAsync(Office.Key, 1, null, CancellationToken.None)).Messages[0];

    /// <summary>The words of a page, without its markup.</summary>
    private static string Words(string html) => System.Net.WebUtility.HtmlDecode(
        System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " "));

    private async Task<Office> ApprovedAsync(MailServer server, string members, byte[]? pdf = null)
    {
        var office = await Office.OpenAsync(database);
        office.Options = office.Options with { Smtp = server.Options(), From = new Mailbox("Văn phòng", "vanphong@tx.example"), Contact = "Bà Mai, 0123" };
        await office.ApplyListYamlAsync($"code: thuong-truc\ntitle: Thường trực\nmembers:\n{members}\n");
        await office.AddPackAsync(2, pdf, (pack, transaction) => Summary.AddAsync(transaction, pack, CancellationToken.None));
        await office.ApproveAsync(1);
        return office;
    }
}
