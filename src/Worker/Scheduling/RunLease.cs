using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>The lease on a run is another worker's by now, or the run was ended: stop, and write nothing more.</summary>
internal sealed class LeaseLostException(long run) : Exception($"The lease on run {run} is lost.");

/// <summary>One attempt at a run, claimed by this worker.</summary>
/// <param name="Epoch">Rises with every claim; every write of this worker names it.</param>
/// <param name="Due">UTC, like <paramref name="AsOf"/>.</param>
/// <param name="Timeouts">How many attempts before this one took too long.</param>
/// <param name="Pack">The pack that an earlier attempt stored before its worker died; null when none did.</param>
internal sealed record Claim(
    long Run, long Epoch, string Series, string Committee, string Period, string Step, DateTime Due, DateTime AsOf, bool Force, int Attempt, int Timeouts, bool Late, long? Pack,
    string RequestedBy);

/// <summary>Claims runs, and writes about them as long as the claim holds: nothing that a frozen worker does when it wakes up counts.</summary>
internal sealed class RunLease(NpgsqlDataSource app, IJobEngine engine, string node, TimeSpan length)
{
    /// <summary>Seconds. A worker that stops is to be gone within half a minute, whatever holds its row.</summary>
    private const int Patience = 10;

    /// <summary>Null when the run has ended, is not due, or is somebody else's.</summary>
    public async Task<Claim?> ClaimAsync(long run, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<Claim>(new CommandDefinition(
            Sql.Query("lease/claim"), new { run, lease = length, node, punctual = WaitingRuns.Punctual }, cancellationToken: cancelled));
    }

    /// <summary>A person's request that goes before this run; null when none waits, or the run is one itself.</summary>
    public async Task<long?> FindRequestAsync(long run, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Sql.Query("lease/next_request"), new { run }, cancellationToken: cancelled));
    }

    /// <returns>Whether a person has asked to cancel the run.</returns>
    /// <exception cref="LeaseLostException">As in all writes here.</exception>
    public async Task<bool> ExtendAsync(Claim claim, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.ExecuteScalarAsync<bool?>(Command("lease/extend", new { claim.Run, claim.Epoch, lease = length }, null, cancelled))
            ?? throw new LeaseLostException(claim.Run);
    }

    public async Task EnterStageAsync(Claim claim, string stage, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        Require(claim, await connection.ExecuteScalarAsync<long?>(
            Command("lease/stage", new { claim.Run, claim.Epoch, stage }, null, cancelled)));
    }

    /// <param name="level"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
    public async Task LogAsync(Claim claim, string level, string line, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        Require(claim, await connection.ExecuteScalarAsync<long?>(
            Command("lease/log", new { claim.Run, claim.Epoch, level, line = line.Normalize() }, null, cancelled)));
    }

    /// <summary>Names the pack in the transaction that stores it, so that a worker that lost its lease stores none.</summary>
    public static async Task RecordPackAsync(Claim claim, long pack, NpgsqlTransaction transaction) =>
        Require(claim, await transaction.Connection!.ExecuteScalarAsync<long?>(
            Command("lease/pack", new { claim.Run, claim.Epoch, pack }, transaction, default)));

    /// <summary>Ends the attempt and the run with it.</summary>
    /// <param name="tell">Says so in the same transaction.</param>
    public Task EndAsync(
        Claim claim, string state, string? result, string? error, long? pack, Func<NpgsqlTransaction, Task>? tell = null) =>
        EndAsync(claim, state, _ => Task.FromResult(result), error, pack, tell);

    /// <param name="conclude">Says what came of it, in the transaction that ends the run.</param>
    public Task EndAsync(Claim claim, string state, Func<NpgsqlTransaction, Task<string>> conclude, Func<NpgsqlTransaction, Task> tell) =>
        EndAsync(claim, state, async transaction => await conclude(transaction), null, null, tell);

    private async Task EndAsync(
        Claim claim, string state, Func<NpgsqlTransaction, Task<string?>> conclude, string? error, long? pack, Func<NpgsqlTransaction, Task>? tell)
    {
        await using var connection = await app.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await LeaveAsync(connection, claim, state, await conclude(transaction), error, pack, transaction);
        if (tell is not null)
        {
            await tell(transaction);
        }

        await transaction.CommitAsync();
    }

    /// <summary>Ends the attempt; the run waits at its series' gate until somebody starts it again.</summary>
    public async Task WaitAsync(Claim claim, HeldBack held)
    {
        await using var connection = await app.OpenConnectionAsync();
        await LeaveAsync(connection, claim, RunState.Waiting, RunWording.Waits(held), null, null, null, held);
    }

    /// <summary>Ends the attempt; the run is tried again at an instant, by whoever is there.</summary>
    /// <param name="timedOut">The attempt was stopped because it took too long.</param>
    public async Task GiveBackAsync(Claim claim, string state, string reason, DateTimeOffset again, bool timedOut = false)
    {
        await using var connection = await app.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var joined = engine.Join(transaction);
        await LeaveAsync(connection, claim, state, null, reason, null, transaction, timedOut: timedOut);
        await engine.PlaceAsync(claim.Run, again, default);
        await transaction.CommitAsync();
    }

    private static async Task LeaveAsync(
        NpgsqlConnection connection, Claim claim, string state, string? result, string? error, long? pack, NpgsqlTransaction? transaction,
        HeldBack? held = null, bool timedOut = false)
    {
        var parameters = new
        {
            claim.Run,
            claim.Epoch,
            state,
            result = result?.Normalize(),
            error = error?.Normalize(),
            pack,
            timedOut,
            held = held?.ToJson().Normalize(),
            detail = (result ?? error)?.Normalize(),
        };
        Require(claim, await connection.ExecuteScalarAsync<long?>(Command("lease/leave", parameters, transaction, default)));
    }

    private static CommandDefinition Command(string statement, object parameters, NpgsqlTransaction? transaction, CancellationToken cancelled) =>
        new(Sql.Query(statement), parameters, transaction, Patience, cancellationToken: cancelled);

    private static void Require(Claim claim, long? changed)
    {
        if (changed is null)
        {
            throw new LeaseLostException(claim.Run);
        }
    }
}
