using System.Security.Cryptography;
using System.Text;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Letters;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Whatever stands in the fields, one message with one recipient arrives, and an independent parser reads back what was put in.</summary>
public sealed class HostileMessageTests
{
    private const string Long = "Báo cáo kết quả thực hiện nhiệm vụ công tác xây dựng Đảng, đoàn thể chín tháng đầu năm và phương hướng quý bốn";
    private const string Injected = "\r\nBcc: ke-la@xau.example\r\nX-Xau: 1\r\n\r\nthân giả";

    [Fact]
    public async Task Hostile_fields_arrive_as_text_in_one_strict_message()
    {
        string[] texts =
        [
            "dòng một\n.\n..hai\n.\nQUIT\n",
            "\0đầu\0giữa\n",
            new string('ê', 5000) + "\n" + new string('a', 5000) + "\n.\n",
            "RCPT TO:<ke-la@xau.example>\r\n.\r\nMAIL FROM:<a@b.example>\r\n",
        ];
        await using var server = await MailServer.StartAsync();
        await using var mailer = Mailer.Start("node");
        var file = Encoding.UTF8.GetBytes("%PDF\n.\n\r\n.\r\n");
        foreach (var (text, number) in texts.Select((text, number) => (text, number)))
        {
            var (bytes, error) = await mailer.ComposeAsync(Parts(number, text, file), CancellationToken.None);
            Assert.Null(error);
            Strict(bytes!);
            var answer = await mailer.SubmitAsync(
                server.Options(), "tx.example", "vp@tx.example", "ok@tx.example", bytes!, CancellationToken.None);
            Assert.Equal(250, answer.Code);
            Assert.Equal(Envelope.Hash(bytes!), (await server.WaitForAsync("message", number + 1)).Sha256);
        }

        Assert.All(server.Messages, message => Assert.Equal(["ok@tx.example"], message.To!));
        var mails = (await ReadMail.AllAsync(server.Files)).ToDictionary(mail => mail.Id);
        foreach (var (text, number) in texts.Select((text, number) => (text, number)))
        {
            var mail = mails[$"<{number}@tx.example>"];
            Assert.Equal(text.ReplaceLineEndings("\n").TrimEnd('\n'), mail.Text.TrimEnd('\n'));
            Assert.Equal(OneLine(Long + Injected), OneLine(mail.Subject));
            Assert.Equal("ok@tx.example", Assert.Single(mail.To).Address);
            Assert.DoesNotContain(mail.Headers, header => header is "bcc" or "cc" or "x-xau");
            Assert.Contains($"<p>&lt;script&gt;alert(1)&lt;/script&gt; {Long} &amp; “ngoặc”</p>", mail.Html, StringComparison.Ordinal);
            var attached = Assert.Single(mail.Files);
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), attached.Sha256);
            Assert.StartsWith("Giao ban \"công tác\" Đảng", attached.Name, StringComparison.Ordinal);
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static MessageParts Parts(int number, string text, byte[] file)
    {
        LetterBlock[] blocks = [new LetterLine($"<script>alert(1)</script> {Long} & “ngoặc”")];
        return new MessageParts(
            $"{number}@tx.example",
            "",
            new MailboxParts("Văn phòng" + Injected, "vp@tx.example"),
            new MailboxParts("\"Ban\" <x@xau.example>" + Injected, "ok@tx.example"),
            Long + Injected,
            text,
            LetterHtml.Write(blocks, "</title><script>", "vi"),
            null,
            new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc),
            "vi",
            [new AttachmentParts("Giao ban \"công tác\" Đảng" + Injected + ".pdf", "application/pdf", file)]);
    }

    /// <summary>Lines end in CR LF and nowhere stands one without the other, none is longer than RFC 5322 allows, and headers are plain ASCII.</summary>
    private static void Strict(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), letter => letter is '\r' or '\n' or '\0');
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 998));
        Assert.True(Ascii.IsValid(text.AsSpan(0, text.IndexOf("\r\n\r\n", StringComparison.Ordinal))));
    }
}
