using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Analytics.Worker.Delivery;

/// <summary>
/// The Node program that puts messages together and speaks SMTP: one request at a time, a line of JSON each way. It ends when its
/// standard input does, whatever it is doing, so it never outlives this process.
/// </summary>
internal sealed partial class Mailer : IAsyncDisposable
{
    /// <summary>How long it may take to leave the server and end once there is nothing more to do.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(3);

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
}
