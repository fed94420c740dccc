using System.Data;
using System.Globalization;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Invariants;

/// <summary>
/// Looks whether everything that must hold does; changes nothing, and may be done while packs are made. What is asked of the ledger, the packs
/// and the mail is asked in one snapshot; the schedule and the triggers are looked at just before it, where what is new is not yet counted.
/// </summary>
/// <param name="folders">Where this product writes files.</param>
/// <param name="grace">What began less than so long ago may still be under way.</param>
internal sealed class InvariantCheck(
    NpgsqlDataSource app, IJobEngine engine, OverdueRuns overdue, IReadOnlyList<string> folders, TimeSpan grace, TimeProvider clock)
{
    public async Task<IReadOnlyList<Invariant>> CheckAsync(CancellationToken cancelled)
    {
        var missing = await MissingAsync(cancelled);
        var held = await engine.ListHeldAsync(clock.GetUtcNow(), grace, cancelled);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancelled);
        var before = (clock.GetUtcNow() - overdue.Grace).UtcDateTime;
        var doubted = await FaultsAsync("invariants/doubted");
        return
        [
            new("occurrences", "what was due has its pack, or a state that says why not",
                [.. missing, .. await FaultsAsync("invariants/occurrences", new { before })],
                "see that `serve` runs, then `runs again ID`"),
            new("histories", "every run that has ended says so last",
                await FaultsAsync("invariants/endings"), "the ledger was changed from outside; restore it from a backup, or `runs again ID`"),
            new("leases", "no run is held by a worker that is silent",
                await FaultsAsync("invariants/leases", new { grace }), "start `serve`, which takes them over"),
            new("triggers", "no trigger is held by a process that is gone",
                held, "start `serve`, which recovers them"),
            new("packs", "every version is whole, with its manifest and its history",
                await FaultsAsync("invariants/packs"), "do not send it; `build --force` the pack again and restore from a backup what was sent"),
            new("files", "every stored file has the hash it is called by",
                await FaultsAsync("invariants/files"), "the storage has changed what it was given; restore from a backup"),
            new("mail", "each version has one message for each address" + (doubted.Count == 0 ? "" : "; may have arrived twice: " + Invariant.Some(doubted)),
                await FaultsAsync("invariants/mail"), "tell the recipient which of the two counts"),
            new("sending", "no message is held by a sender that is silent",
                await FaultsAsync("invariants/sending", new { grace }),
                "start `serve`, which declares them uncertain, then `send C/S/P/vN --arrived ADDRESS` or `--again ADDRESS`"),
            new("folders", "no half-written file lies in " + string.Join(", ", folders),
                Leftovers(), "delete them; what they were to become is stored, and written again by the same command"),
        ];

        async Task<IReadOnlyList<string>> FaultsAsync(string statement, object? parameters = null) =>
            [.. await connection.QueryAsync<string>(new CommandDefinition(Sql.Query(statement), parameters, snapshot, cancellationToken: cancelled))];
    }

    private async Task<IEnumerable<string>> MissingAsync(CancellationToken cancelled) =>
        from run in await overdue.ListMissingAsync(cancelled)
        select string.Create(CultureInfo.InvariantCulture, $"{run.Committee}/{run.Series}/{run.Period}, due {run.Due:yyyy-MM-ddTHH:mm:ssZ}, has no run");

    private IReadOnlyList<string> Leftovers()
    {
        var before = clock.GetUtcNow() - grace;
        return
        [
            .. from folder in folders
               where Directory.Exists(folder)
               from path in Directory.EnumerateFiles(folder, WholeFile.TemporaryNames)
               where File.GetLastWriteTimeUtc(path) <= before
               orderby path
               select path,
        ];
    }
}
