using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Analytics.Worker.Delivery;

/// <summary>
/// The Node program that puts messages together and speaks SMTP: one request at a time, a line of JSON each way. It ends when its
/// standard input does, whatever it is doing, so it never outlives this process.
/// </summary>
internal sealed class Mailer : IAsyncDisposable
{
    /// <summary>How long it may take to leave the server and end once there is nothing more to do.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(3);

    /// <summary>What the program itself may take beyond what it waits for.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>A line that carries less is taken for one that stands still.</summary>
    private const int LeastBytesPerSecond = 4096;

    /// <summary>Answers before the message: EHLO, STARTTLS, EHLO, three for a login, MAIL, RCPT and DATA; the last three twice on a kept session that ended.</summary>
    private const int Commands = 12;

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

    public bool HasEnded => process.HasExited;

    /// <returns>The message as it leaves, or what is wrong with its parts.</returns>
    /// <exception cref="IOException">The program ended over it.</exception>
    public async Task<(byte[]? Bytes, string? Error)> ComposeAsync(MessageParts message, CancellationToken cancelled)
    {
        var answer = await AskAsync<Composed>(
            new
            {
                op = "compose",
                message.Id,
                message.References,
                message.From,
                message.To,
                message.Subject,
                message.Text,
                message.Html,
                message.Picture,
                message.Date,
                message.Language,
                message.Attachments,
            },
            cancelled);
        return answer switch
        {
            { Bytes: { } bytes } => (bytes, null),
            { Error: { } error } => (null, error),
            _ => throw new IOException("The mailer's program ended unexpectedly; run the command again, and see `doctor`."),
        };
    }

    /// <summary>Hands a message over, and says how far that got whatever happens to the program.</summary>
    /// <param name="name">What this machine calls itself to the server.</param>
    public async Task<SmtpAnswer> SubmitAsync(
        SmtpOptions smtp, string name, string from, string to, byte[] bytes, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(UntilEnd(smtp, bytes.Length));
        var phase = "connect";
        Task<string?>? reading = null;
        try
        {
            await WriteAsync(new { op = "submit", smtp = ServerOf(smtp, name), from, to, bytes }, limit.Token);
            while (true)
            {
                reading = process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask();
                if (Read<Progress>(await reading.WaitAsync(limit.Token)) is not { } said)
                {
                    return SmtpAnswer.LostIn(phase, "Chương trình gửi thư dừng khi đang chuyển thư. The mailer's program ended while it handed the message over.");
                }

                reading = null;
                phase = said.At ?? phase;
                if (said.At is null)
                {
                    return said.AnswerIn(phase);
                }

                if (phase == "end")
                {
                    limit.CancelAfter(FromEnd(smtp));
                }
            }
        }
        catch (JsonException)
        {
            return await StopAsync(phase, null, "Chương trình gửi thư trả lời sai. The mailer's program said what nobody understands.");
        }
        catch (OperationCanceledException)
        {
            return await StopAsync(phase, reading, "Bị dừng khi đang chuyển thư. Stopped while the message was being handed over.");
        }
        catch (IOException error)
        {
            return await StopAsync(phase, reading, $"Chương trình gửi thư dừng khi đang nhận thư. The mailer's program ended while it was given the message ({error.Message}).");
        }
    }

    /// <summary>The longest that a server may take up to the last piece of a message without overstepping any time-out.</summary>
    public static TimeSpan UntilEnd(SmtpOptions smtp, long bytes) =>
        smtp.ConnectTimeout + smtp.GreetingTimeout + (Commands * smtp.CommandTimeout) + TimeSpan.FromSeconds(bytes / LeastBytesPerSecond) + Slack;

    /// <summary>And from there: the answer, and the reset that follows a refusal.</summary>
    public static TimeSpan FromEnd(SmtpOptions smtp) => smtp.AnswerTimeout + smtp.CommandTimeout + Slack;

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
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read what it was given.
        }

        using var limit = new CancellationTokenSource(Leaving);
        await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    /// <summary>Kills the program first and hears then how far it got: what it does not do any more is known.</summary>
    private async Task<SmtpAnswer> StopAsync(string phase, Task<string?>? reading, string text)
    {
        process.Kill();
        try
        {
            while (Read<Progress>(await (reading ?? process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask())) is { } said)
            {
                reading = null;
                phase = said.At ?? phase;
                if (said.At is null)
                {
                    return said.AnswerIn(phase);
                }
            }
        }
        catch (JsonException)
        {
            // It was killed in the middle of a line.
        }

        return SmtpAnswer.LostIn(phase, text);
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
        timeouts = new
        {
            connect = (long)smtp.ConnectTimeout.TotalMilliseconds,
            greeting = (long)smtp.GreetingTimeout.TotalMilliseconds,
            command = (long)smtp.CommandTimeout.TotalMilliseconds,
            answer = (long)smtp.AnswerTimeout.TotalMilliseconds,
        },
    };

    /// <returns>Null when the program ended.</returns>
    private async Task<T?> AskAsync<T>(object request, CancellationToken cancelled)
        where T : class
    {
        await WriteAsync(request, cancelled);
        return Read<T>(await process.StandardOutput.ReadLineAsync(cancelled));
    }

    private async Task WriteAsync(object request, CancellationToken cancelled)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, Json).AsMemory(), cancelled);
        await process.StandardInput.FlushAsync(cancelled);
    }

    private static T? Read<T>(string? line)
        where T : class => line is null ? null : JsonSerializer.Deserialize<T>(line, Json);

    private sealed record Composed(byte[]? Bytes, string? Error);

    /// <param name="At">The step that is about to be taken; null: this is the answer.</param>
    /// <param name="Phase">Null: the program failed, and <paramref name="Error"/> says how.</param>
    private sealed record Progress(string? At, string? Phase, int? Code, bool Fault, string? Text, string? Error)
    {
        /// <param name="entered">The phase that it said to enter last.</param>
        public SmtpAnswer AnswerIn(string entered) => Phase is null ? SmtpAnswer.LostIn(entered, Error ?? "") : new(Phase, Code, Fault, Text ?? "");
    }
}
