using System.Text;
using Analytics.Worker.Delivery;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>A real server that refuses at each step of a session, and what is made of it; whatever it was, the next message gets through.</summary>
public sealed class StageTests
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Message-ID: <a@tx.example>\r\nSubject: x\r\n\r\nx\r\n");

    [Fact]
    public async Task Each_refusal_at_each_step_is_later_or_never_and_the_next_message_gets_through()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        await using var mailer = Mailer.Start("node");
        foreach (var stage in new[] { "connect", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "end" })
        {
            foreach (var code in new[] { 421, 450, 451, 550 })
            {
                var isSetup = stage is "connect" or "ehlo" or "starttls" or "auth";
                await server.TellAsync(stage, code);
                // Under another name it is another session: one that is kept has its first steps behind it, and its end says little.
                var name = isSetup || code == 421 ? $"{stage}-{code}.example" : "tx.example";
                var answer = await SubmitAsync(mailer, server, "ok@tx.example", server.Options(user: "vanphong"), name);
                Assert.Equal((stage, (int?)code, isSetup), (stage, answer.Code, answer.Phase is "connect" or "login"));
                var outcome = answer.Judge(1);
                Assert.Equal(
                    (stage, code, Expected(isSetup, code)),
                    (stage, code, (outcome.State, outcome.Failure, outcome.NoSession, outcome.SessionEnded)));
                Assert.Equal("accepted", (await SubmitAsync(mailer, server, "ok@tx.example", server.Options(user: "vanphong"), name)).Judge(1).State);
            }
        }

        await server.WaitForAsync("message", 8 * 4);
        Assert.Equal(8 * 4, server.Messages.Count);
        Assert.All(server.Messages, message => Assert.True(message.Secure));
    }

    private static (string, string?, bool, bool) Expected(bool isSetup, int code) => (isSetup, code) switch
    {
        (true, _) => ("queued", "temporary", true, false),
        (_, 421) => ("queued", "temporary", false, true),
        (_, >= 500) => ("failed", "permanent", false, false),
        _ => ("queued", "temporary", false, false),
    };

    [Fact]
    public async Task A_session_is_kept_for_the_next_messages_also_after_a_refusal()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        await using (var mailer = Mailer.Start("node"))
        {
            foreach (var to in new[] { "ok@tx.example", "550@tx.example", "data-450@tx.example", "ok@btc.example" })
            {
                await SubmitAsync(mailer, server, to, server.Options(user: "vanphong"));
            }
        }

        await server.WaitForAsync("message", 2);
        Assert.Equal(2, server.Messages.Count);
        Assert.Single(server.Events, one => one.Event == "login");
    }

    [Fact]
    public async Task A_server_that_never_greets_is_given_up_after_the_time_out_and_nothing_is_known_to_have_left()
    {
        await using var server = await MailServer.StartAsync(silent: true);
        await using var mailer = Mailer.Start("node");
        var answer = await SubmitAsync(mailer, server, "ok@tx.example", server.Options() with { GreetingTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(("connect", (int?)null), (answer.Phase, answer.Code));
        Assert.Equal(("queued", true), (answer.Judge(1).State, answer.Judge(1).NoSession));
    }

    [Fact]
    public async Task A_server_that_greets_late_gets_its_message_and_one_that_hangs_is_given_up_early_before_the_message_and_late_after_it()
    {
        await using var server = await MailServer.StartAsync();
        await using var mailer = Mailer.Start("node");
        var (little, much) = (TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        await server.TellAsync("late", 1200);
        var late = await SubmitAsync(mailer, server, "ok@tx.example", server.Options() with { CommandTimeout = little });
        Assert.Equal("accepted", late.Judge(1).State);
        var before = await SubmitAsync(mailer, server, "hang@tx.example", server.Options() with { CommandTimeout = little, AnswerTimeout = much });
        Assert.Equal(("envelope", (int?)null, "queued"), (before.Phase, before.Code, before.Judge(1).State));
        var after = await SubmitAsync(mailer, server, "hold-end@tx.example", server.Options() with { CommandTimeout = much, AnswerTimeout = little });
        Assert.Equal(("end", (int?)null, "uncertain"), (after.Phase, after.Code, after.Judge(1).State));
    }

    [Theory]
    [InlineData("connect", null)]
    [InlineData("connect", 421)]
    [InlineData("login", null)]
    [InlineData("login", 535)]
    [InlineData("envelope", null)]
    [InlineData("envelope", 550)]
    [InlineData("body", null)]
    [InlineData("body", 451)]
    [InlineData("end", null)]
    [InlineData("answered", 250)]
    [InlineData("answered", 554)]
    public void Every_end_of_an_attempt_is_said_in_vietnamese_first_then_in_english_then_in_the_server_s_words(string phase, int? code)
    {
        foreach (var fault in new[] { true, false })
        {
            var said = new SmtpAnswer(phase, code, fault, "Greeting never received").Judge(1).Answer;
            Assert.Matches(@"^[^.]*[Tt]hư[^.]*\. (The|No) [^.]+\. Greeting never received$", said);
        }
    }

    [Fact]
    public async Task A_sender_that_is_stopped_knows_how_far_it_was()
    {
        await using var silent = await MailServer.StartAsync(silent: true);
        await using var server = await MailServer.StartAsync();
        Assert.Equal("connect", await StoppedAsync(silent, "ok@tx.example", "connected"));
        Assert.Equal("end", await StoppedAsync(server, "hold-end@tx.example", "hold-end"));

        async Task<string> StoppedAsync(MailServer at, string to, string seen)
        {
            await using var mailer = Mailer.Start("node");
            using var stop = new CancellationTokenSource();
            var submission = mailer.SubmitAsync(at.Options(), "tx.example", "vp@tx.example", to, Message, stop.Token);
            await at.WaitForAsync(seen);
            await stop.CancelAsync();
            return (await submission).Phase;
        }
    }

    [Fact]
    public async Task A_kept_session_that_the_server_has_ended_meanwhile_is_replaced_at_once()
    {
        await using var server = await MailServer.StartAsync();
        await using var mailer = Mailer.Start("node");
        await SubmitAsync(mailer, server, "ok@tx.example");
        await server.TellAsync("mail", 421);
        Assert.Equal("accepted", (await SubmitAsync(mailer, server, "ok@tx.example")).Judge(1).State);
        Assert.Equal(2, server.Events.Count(one => one.Event == "connected"));
    }

    private static Task<SmtpAnswer> SubmitAsync(
        Mailer mailer, MailServer server, string to, SmtpOptions? options = null, string name = "tx.example") =>
        mailer.SubmitAsync(options ?? server.Options(), name, "vp@tx.example", to, Message, CancellationToken.None);
}
