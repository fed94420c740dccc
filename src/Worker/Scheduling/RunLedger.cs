using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>The run ledger as people see and steer it. Workers write with the lease they claimed.</summary>
internal sealed class RunLedger(NpgsqlDataSource app, IJobEngine engine, TimeProvider clock)
{
    /// <summary>A request may end between being found pending and being joined; then it is made anew.</summary>
    private const int Tries = 10;

    /// <summary>Adds a run that starts at once, or joins the identical one that is pending.</summary>
    /// <exception cref="BadInputException">Series, committee or period is unknown, they do not fit together, or the instant has not come.</exception>
    public async Task<(long Run, bool Joined)> RequestAsync(RunRequest request, CancellationToken cancelled)
    {
        if (request.AsOf > clock.GetUtcNow())
        {
            throw new BadInputException(new Sentence(
                $"Thời điểm số liệu {VietnamTime.Format(request.AsOf.Value)} chưa đến; để trống để lấy số liệu hiện có.",
                $"{VietnamTime.Format(request.AsOf.Value)}, which the figures are to be as of, has not come; leave it out for now."));
        }

        await new PackRequests(app).ResolveAsync(
            request.Series, request.Committee, request.Period, request.AsOf ?? clock.GetUtcNow(), request.Force, seriesVersion: null, cancelled);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await AddAsync(request, cancelled) is { } added)
            {
                return (added, false);
            }

            if (await JoinAsync(request, cancelled) is { } joined)
            {
                return (joined, true);
            }
        }

        throw new InvalidOperationException(
            $"The request for {request.Committee}/{request.Series}/{request.Period} could neither be added nor joined in {Tries} tries.");
    }

    /// <summary>Ends a run that has not started; one that is being made is asked to stop, and does within a second.</summary>
    /// <returns>False when it had ended already, or does not exist.</returns>
    public async Task<bool> CancelAsync(long run, Actor by, CancellationToken cancelled) =>
        await EndAsync("ledger/cancel", run, RunWording.Cancelled(by.Who), by, Act.RunCancelled, cancelled) is not null;

    /// <summary>Puts an ended run among the deleted, and cancels any other. Its pack stays.</summary>
    /// <returns>False when it is deleted already, or does not exist.</returns>
    public async Task<bool> DeleteAsync(long run, Actor by, CancellationToken cancelled) =>
        await EndAsync("ledger/delete", run, RunWording.Deleted(by.Who), by, Act.RunDeleted, cancelled) is not null
        || await CancelAsync(run, by, cancelled);

    /// <summary>
    /// A new request with the parameters of this run; a scheduled run's instant was the one it was due at. A step that makes no pack is done
    /// once more, now; what was missed and is kept for a person goes on itself.
    /// </summary>
    /// <returns>The run, or the identical one that is pending; null when there is no such run.</returns>
    public async Task<long?> RequeueAsync(long run, Actor by, CancellationToken cancelled)
    {
        if ((await FindAsync(run, cancelled))?.Run is not { } old)
        {
            return null;
        }

        if (old.OnHold && await PlaceNowAsync("ledger/let_go", run, new { run, detail = RunWording.LetGo(by.Who) }, by, cancelled) is { } released)
        {
            return released;
        }

        if (!Steps.MakesPack(old.Step))
        {
            return await PlaceNowAsync("ledger/repeat", run, new { run, by = by.Who, reason = RunWording.Requeued(run) }, by, cancelled);
        }

        DateTimeOffset? asOf = old.Step == Steps.Request ? old.AsOf : old.BuildsAsOf;
        var (added, _) = await RequestAsync(
            new RunRequest(old.Series, old.Committee, old.Period, asOf, old.Force, RunWording.Requeued(run), by) { Repeats = run }, cancelled);
        return added;
    }

    /// <summary>Runs, the newest due first.</summary>
    /// <param name="state">Null: all.</param>
    public async Task<IReadOnlyList<Run>> ListAsync(string? state, int limit, int offset, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<Run>(new CommandDefinition(
            Sql.Query("ledger/list"), new { state, limit, offset }, cancellationToken: cancelled))];
    }

    /// <summary>One run with every state it was in and its log; null when there is none.</summary>
    public async Task<RunDetails?> FindAsync(long run, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var found = await connection.QuerySingleOrDefaultAsync<Run>(Command("ledger/find"));
        return found is null
            ? null
            : new RunDetails(
                found,
                [.. await connection.QueryAsync<RunEvent>(Command("ledger/states"))],
                [.. await connection.QueryAsync<RunLine>(Command("ledger/log"))]);

        CommandDefinition Command(string statement) => new(Sql.Query(statement), new { run }, cancellationToken: cancelled);
    }

    /// <summary>How many runs are in each state; every state is there.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var counts = (await connection.QueryAsync<(string State, int Runs)>(new CommandDefinition(
            Sql.Query("ledger/counts"), cancellationToken: cancelled))).ToDictionary(row => row.State, row => row.Runs, StringComparer.Ordinal);
        return RunState.All.ToDictionary(state => state, state => counts.GetValueOrDefault(state), StringComparer.Ordinal);
    }

    /// <summary>What ended since <paramref name="from"/>, by hour or by Vietnamese day; hours and days without any are left out.</summary>
    /// <param name="bucket"><c>hour</c> or <c>day</c>.</param>
    public async Task<IReadOnlyList<RunBucket>> HistoryAsync(DateTimeOffset from, string bucket, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<RunBucket>(new CommandDefinition(
            Sql.Query("ledger/history"), new { from = from.UtcDateTime, bucket }, cancellationToken: cancelled))];
    }

    private async Task<long?> AddAsync(RunRequest request, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var made = await connection.QuerySingleOrDefaultAsync<(long Run, DateTime Due)?>(
            new CommandDefinition(Sql.Query("ledger/request"), Parameters(request), transaction, cancellationToken: cancelled));
        if (made is not { } row)
        {
            return null;
        }

        await engine.PlaceAsync(row.Run, row.Due, cancelled);
        await KeepAsync(transaction, request, request.Repeats is null ? Act.RunRequested : Act.RunRepeated, row.Run, cancelled);
        await transaction.CommitAsync(cancelled);
        return row.Run;
    }

    /// <summary>Starts the run that the statement gives, at once and in its transaction.</summary>
    private async Task<long?> PlaceNowAsync(string statement, long repeats, object parameters, Actor by, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var run = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(
            Sql.Query(statement), parameters, transaction, cancellationToken: cancelled));
        if (run is { } started)
        {
            await engine.PlaceAsync(started, clock.GetUtcNow(), cancelled);
            await ActLog.AddAsync(transaction, by, Act.RunRepeated, NameOf(started), new { repeats }, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return run;
    }

    private async Task<long?> JoinAsync(RunRequest request, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var pending = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            Sql.Query("ledger/pending_request"), Parameters(request), transaction, cancellationToken: cancelled));
        if (pending is { } run)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Sql.Query("ledger/request_joined"), new { run, line = RunWording.Joined(request.By.Who, request.Reason) }, transaction, cancellationToken: cancelled));
            await KeepAsync(transaction, request, Act.RunJoined, run, cancelled);
        }

        await transaction.CommitAsync(cancelled);

        return pending;
    }

    private async Task<string?> EndAsync(string statement, long run, string detail, Actor by, Act act, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        using var joined = engine.Join(transaction);
        var state = await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            Sql.Query(statement), new { run, detail }, transaction, cancellationToken: cancelled));
        if (state == RunState.Deleted)
        {
            await engine.RemoveAsync(run, cancelled);
        }

        if (state is not null)
        {
            await ActLog.AddAsync(transaction, by, act, NameOf(run), null, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        return state;
    }

    private static Task KeepAsync(NpgsqlTransaction transaction, RunRequest request, Act act, long run, CancellationToken cancelled) => ActLog.AddAsync(
        transaction,
        request.By,
        act,
        NameOf(run),
        new { request.Series, request.Committee, request.Period, request.AsOf, request.Force, request.Reason, request.Repeats },
        cancelled);

    private static string NameOf(long run) => FormattableString.Invariant($"{run}");

    private static object Parameters(RunRequest request) => new
    {
        request.Series,
        request.Committee,
        request.Period,
        asOf = request.AsOf?.UtcDateTime,
        request.Force,
        request.Reason,
        requestedBy = request.By.Who,
    };
}
