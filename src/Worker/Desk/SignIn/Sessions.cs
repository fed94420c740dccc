using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Desk.Accounts;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.SignIn;

/// <summary>Open sessions. They end at sign-out, after being idle, at a fixed age, and at once when their account is disabled or renewed.</summary>
internal sealed class Sessions(NpgsqlDataSource app, DeskOptions options, TimeProvider clock)
{
    /// <param name="active">Whether a person is behind the request; a page that refreshes itself keeps no session alive.</param>
    /// <returns>Who it is, with the role of this moment; null when the session is none or no longer one.</returns>
    public async Task<DeskUser?> FindAsync(string token, bool active, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<DeskUser>(new CommandDefinition(
            Sql.Query("sessions/find"),
            new { tokenSha256 = SessionToken.Hash(token), now, idleSince = now - options.IdleTimeout, active },
            cancellationToken: cancelled));
    }

    /// <param name="leaving">Who signs out; null: another session takes its place.</param>
    public async Task EndAsync(string token, Actor? leaving, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var ended = await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("sessions/end"), new { tokenSha256 = SessionToken.Hash(token) }, transaction, cancellationToken: cancelled));
        if (ended > 0 && leaving is not null)
        {
            await ActLog.AddAsync(transaction, leaving, Act.SignedOut, leaving.Who, null, cancelled);
        }

        await transaction.CommitAsync(cancelled);
    }
}
