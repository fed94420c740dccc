using System.Text.Json;

namespace Analytics.Worker.Delivery;

/// <summary>Handing a message over, and what is known of it whatever becomes of the program.</summary>
internal sealed partial class Mailer
{
    /// <summary>What the program itself may take beyond what it waits for.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    /// <summary>A line that carries less is taken for one that stands still.</summary>
    private const int LeastBytesPerSecond = 4096;

    /// <summary>Answers before the message: EHLO, STARTTLS, EHLO, three for a login, MAIL, RCPT and DATA; the last three twice on a kept session that ended.</summary>
    private const int Commands = 12;

    /// <summary>Hands a message over, and says how far that got whatever happens to the program.</summary>
    /// <param name="name">What this machine calls itself to the server.</param>
    /// <param name="entering">Hears of each phase that it enters, as in <see cref="SmtpAnswer"/>.</param>
    public async Task<SmtpAnswer> SubmitAsync(
        SmtpOptions smtp, string name, string from, string to, byte[] bytes, CancellationToken cancelled, Action<string>? entering = null)
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

                entering?.Invoke(phase);
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

    /// <param name="At">The step that is about to be taken; null: this is the answer.</param>
    /// <param name="Phase">Null: the program failed, and <paramref name="Error"/> says how.</param>
    private sealed record Progress(string? At, string? Phase, int? Code, bool Fault, string? Text, string? Error)
    {
        /// <param name="entered">The phase that it said to enter last.</param>
        public SmtpAnswer AnswerIn(string entered) => Phase is null ? SmtpAnswer.LostIn(entered, Error ?? "") : new(Phase, Code, Fault, Text ?? "");
    }
}
