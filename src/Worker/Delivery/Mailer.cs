using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Analytics.Worker.Delivery;

/// <summary>A message as it is put together; the same parts give the same bytes.</summary>
internal sealed record MessageParts(
    string Id,
    MailboxParts From,
    MailboxParts To,
    string Subject,
    string Text,
    DateTime Date,
    string Language,
    IReadOnlyList<AttachmentParts> Attachments);

internal sealed record MailboxParts(string Name, string Address);

internal sealed record AttachmentParts(string Name, string MediaType, byte[] Content);

/// <summary>
/// The Node program that puts messages together and speaks SMTP: one request at a time, a line of JSON each way. It ends when its
/// standard input does, so it never outlives this process.
/// </summary>
internal sealed class Mailer : IAsyncDisposable
{
    /// <summary>Longer than its own time-outs together; the outbox's lease is longer still.</summary>
    private static readonly TimeSpan LongestSubmission = TimeSpan.FromMinutes(17);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;

    private Mailer(Process process)
    {
        this.process = process;
        process.BeginErrorReadLine();
    }

    /// <exception cref="PartMissingException">Node or the program is missing.</exception>
    public static Mailer Start(string node)
    {
        var utf8 = new UTF8Encoding(false);
        var start = new ProcessStartInfo(node, ["mailer.mjs"])
        {
            WorkingDirectory = MailerFolder.Find(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        start.Environment.Remove("NODE_OPTIONS");
        // With it Node would take any certificate.
        start.Environment.Remove("NODE_TLS_REJECT_UNAUTHORIZED");
        try
        {
            return new Mailer(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw new PartMissingException("mailer",
                $"Node.js did not start: '{node}' was not found or may not be run. Mail needs Node.js 20 or newer: install it so that 'node' is on the PATH, or set Renderer:Node to its path.",
                error);
        }
    }

    /// <returns>The message as it leaves, or what is wrong with its parts.</returns>
    public async Task<(byte[]? Bytes, string? Error)> ComposeAsync(MessageParts message, CancellationToken cancelled)
    {
        var answer = await AskAsync<Composed>(
            new { op = "compose", message.Id, message.From, message.To, message.Subject, message.Text, message.Date, message.Language, message.Attachments },
            cancelled);
        return answer switch
        {
            { Bytes: { } bytes } => (bytes, null),
            { Error: { } error } => (null, error),
            _ => throw new PartMissingException("mailer", "The mailer's program ended unexpectedly; run the command again, and see `doctor`."),
        };
    }

    /// <summary>Hands a message over, and says how far that got whatever happens to the program.</summary>
    /// <param name="name">What this machine calls itself to the server.</param>
    public async Task<SmtpAnswer> SubmitAsync(
        SmtpOptions smtp, string name, string from, string to, byte[] bytes, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(LongestSubmission);
        try
        {
            return await AskAsync<SmtpAnswer>(new { op = "submit", smtp = ServerOf(smtp, name), from, to, bytes }, limit.Token)
                ?? SmtpAnswer.Unknown("Chương trình gửi thư dừng khi đang chuyển thư. The mailer's program ended while it handed the message over.");
        }
        catch (OperationCanceledException)
        {
            return SmtpAnswer.Unknown("Bị dừng khi đang chuyển thư. Stopped while the message was being handed over.");
        }
        catch (IOException error)
        {
            return SmtpAnswer.Unknown($"Chương trình gửi thư dừng khi đang nhận thư. The mailer's program ended while it was given the message ({error.Message}).");
        }
    }

    /// <summary>Goes as far as a login and hands nothing over: what stands in the way, or null.</summary>
    public async Task<string?> CheckAsync(SmtpOptions smtp, string name, CancellationToken cancelled) =>
        await AskAsync<SmtpAnswer>(new { op = "check", smtp = ServerOf(smtp, name) }, cancelled) switch
        {
            { Phase: "answered" } => null,
            { } refused => refused.Text,
            null => "The mailer's program ended unexpectedly.",
        };

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static object ServerOf(SmtpOptions smtp, string name) => new
    {
        smtp.Host,
        smtp.Port,
        name,
        security = smtp.Security == SmtpSecurity.Tls ? "tls" : "starttls",
        smtp.User,
        smtp.Password,
        smtp.Authority,
    };

    /// <returns>Null when the program ended.</returns>
    private async Task<T?> AskAsync<T>(object request, CancellationToken cancelled)
        where T : class
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Json).AsMemory(), cancelled);
        await process.StandardInput.FlushAsync(cancelled);
        var line = await process.StandardOutput.ReadLineAsync(cancelled);
        return line is null ? null : JsonSerializer.Deserialize<T>(line, Json);
    }

    private sealed record Composed(byte[]? Bytes, string? Error);
}
