using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Security;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>Turns a name and a password into a session. Guesses are counted before they are judged, so that parallel ones are no cheaper.</summary>
internal sealed partial class SignInDoor(NpgsqlDataSource app, DeskOptions options, TimeProvider clock, ILogger<SignInDoor> log) : IDisposable
{
    private const string Unknown = "(unknown)";

    /// <summary>So many addresses have to guess together before a name is closed to everybody.</summary>
    private const int AddressesToCloseName = 20;

    /// <summary>Hashing is slow on purpose: with every core at it, a flood of guesses would leave none for the pages.</summary>
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <param name="from">The browser's address.</param>
    /// <returns>The new session's token; null when the name, the password or the moment is wrong, without saying which.</returns>
    public async Task<string?> EnterAsync(string name, string password, string from, CancellationToken cancelled)
    {
        var account = await BeginAsync(name, from, cancelled);
        if (!await MatchesAsync(account?.PasswordHash, password, cancelled) || await OpenAsync(account!, from, cancelled) is not { } token)
        {
            await RefuseAsync(name, from);
            return null;
        }

        Log.SignedIn(log, account!.Name, account.Role, from);
        return token;
    }

    /// <summary>Whether somebody who is signed in has typed his own password; guesses are counted as at the door.</summary>
    public async Task<bool> KnowsAsync(string name, string password, string from, CancellationToken cancelled)
    {
        var account = await BeginAsync(name, from, cancelled);
        if (await MatchesAsync(account?.PasswordHash, password, cancelled))
        {
            await using var connection = await app.OpenConnectionAsync(cancelled);
            return await EndAsync(connection, null, account!, from, cancelled);
        }

        await RefuseAsync(name, from);
        return false;
    }

    public void Dispose() => places.Dispose();

    private async Task<AttemptedAccount?> BeginAsync(string name, string from, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<AttemptedAccount>(new CommandDefinition(
            Sql.Query("accounts/begin_attempt"),
            new
            {
                name,
                place = Whence.Of(from),
                now,
                forgotten = now - options.LockedFor,
                closedUntil = now + options.LockedFor,
                limit = options.FailuresBeforeLock,
                limitOfName = options.FailuresBeforeLock * AddressesToCloseName,
            },
            cancellationToken: cancelled));
    }

    private static async Task<bool> EndAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, AttemptedAccount account, string from, CancellationToken cancelled) =>
        await connection.ExecuteScalarAsync<int>(new CommandDefinition(
            Sql.Query("accounts/end_attempt"),
            new { account.Name, account.PasswordHash, place = Whence.Of(from) },
            transaction,
            cancellationToken: cancelled)) > 0;

    private async Task<bool> MatchesAsync(string? hash, string password, CancellationToken cancelled)
    {
        await places.WaitAsync(cancelled);
        try
        {
            return Passwords.Matches(hash, password);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<string?> OpenAsync(AttemptedAccount account, string from, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = SessionToken.Create();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        if (!await EndAsync(connection, transaction, account, from, cancelled))
        {
            return null;
        }

        await ExecuteAsync(Sql.Query("sessions/prune"), new { now });
        await ExecuteAsync(Sql.Query("accounts/forget_guesses"), new { now, forgotten = now - options.LockedFor });
        await ExecuteAsync(
            Sql.Query("sessions/add"),
            new { tokenSha256 = SessionToken.Hash(token), account.Name, now, expiresAt = now + options.SessionLifetime });
        await ActLog.AddAsync(transaction, Actor.OnDesk(account.Name, from), Act.SignedIn, account.Name, new { account.Role }, cancelled);
        await transaction.CommitAsync(cancelled);
        return token;

        Task<int> ExecuteAsync(string statement, object parameters) =>
            connection.ExecuteAsync(new CommandDefinition(statement, parameters, transaction, cancellationToken: cancelled));
    }

    /// <summary>
    /// Of what was typed only the name of an account is kept: anything else may be a password in the wrong box. Whoever guesses and hangs up
    /// is told of too, so nothing here is given up.
    /// </summary>
    private async Task RefuseAsync(string name, string from)
    {
        await using var connection = await app.OpenConnectionAsync(CancellationToken.None);
        var known = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql.Query("accounts/exists"), new { name })) ? name : Unknown;
        Log.Refused(log, known, from);
        await ActLog.AddRefusalAsync(
            connection, Actor.OnDesk(known, from), Act.SignInRefused, known, known == Unknown ? 1 : options.FailuresBeforeLock, CancellationToken.None);
    }

    private sealed record AttemptedAccount(string Name, string Role, string? Unit, string PasswordHash);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Name} signed in as {Role} from {From}.")]
        public static partial void SignedIn(ILogger logger, string name, string role, string from);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in as {Name} from {From} was refused.")]
        public static partial void Refused(ILogger logger, string name, string from);
    }
}
