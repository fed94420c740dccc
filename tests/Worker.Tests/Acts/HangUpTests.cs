using System.Text.Encodings.Web;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.SignIn;
using Dapper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Worker.Tests.Acts;

/// <summary>Whoever is refused and hangs up is told of all the same.</summary>
[Collection("database")]
public sealed class HangUpTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_guess_is_kept_and_logged_although_the_browser_is_gone_before_the_answer()
    {
        var warehouse = await database.CreateDatabaseAsync();
        using var hangUp = new CancellationTokenSource();
        var log = new Heard();
        using var door = new SignInDoor(warehouse.App, new DeskOptions(), TimeProvider.System, log);
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        Task<string?> guess;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            // What is to be kept has to wait; meanwhile the browser goes.
            await connection.ExecuteAsync("lock table audit.acts in access exclusive mode", transaction: transaction);
            guess = door.EnterAsync("nobody", "wrong", "203.0.113.5", hangUp.Token);
            Assert.Equal("Sign-in as (unknown) from 203.0.113.5 was refused.", await log.Line.WaitAsync(TimeSpan.FromMinutes(1)));
            await hangUp.CancelAsync();
        }

        Assert.Null(await guess);
        // Another in the same minute is in the log lines alone; one from elsewhere is kept.
        Assert.Null(await door.EnterAsync("anybody", "wrong", "203.0.113.5", default));
        Assert.Single(await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.SignInRefused, null, null), 10, 0, default));
        Assert.Null(await door.EnterAsync("anybody", "wrong", "203.0.113.6", default));
        Assert.Equal(
            ["203.0.113.6", "203.0.113.5"],
            (await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.SignInRefused, null, null), 10, 0, default)).Select(act => act.Place));
    }

    [Fact]
    public async Task A_page_that_was_refused_is_kept_although_the_browser_is_gone_before_the_answer()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await using var services = new ServiceCollection().AddOptions().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        context.Request.Method = "POST";
        context.Request.Path = "/runs";
        context.Features.Set(new DeskUser("clerk", Role.Viewer, null));
        var handler = new SessionAuthentication(
            services.GetRequiredService<IOptionsMonitor<AuthenticationSchemeOptions>>(),
            NullLoggerFactory.Instance,
            UrlEncoder.Default,
            new Sessions(warehouse.App, new DeskOptions(), TimeProvider.System),
            warehouse,
            new DeskOptions());
        await handler.InitializeAsync(new AuthenticationScheme(SessionAuthentication.Name, null, typeof(SessionAuthentication)), context);
        await handler.ForbidAsync(null);
        var act = Assert.Single(await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.AccessRefused, null, null), 10, 0, default));
        Assert.Equal(("clerk", "POST /runs"), (act.By, act.Subject));
        // Whoever goes on is told of a few times a minute.
        for (var again = 0; again < 10; again++)
        {
            await handler.ForbidAsync(null);
        }

        Assert.Equal(5, (await ActLog.ListAsync(warehouse.App, new ActFilter(null, Act.AccessRefused, null, null), 20, 0, default)).Count);
    }

    private sealed class Heard : ILogger<SignInDoor>
    {
        private readonly TaskCompletionSource<string> line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Line => line.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            line.TrySetResult(formatter(state, exception));
    }
}
