using System.Data;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Database;

/// <summary>
/// Brings the schema up to date: forward only, in name order, each file in one transaction with its row in the journal. Every such
/// transaction first takes the same lock and reads the journal again, so that any number of processes may do this at once.
/// </summary>
internal sealed class Migrations(IEnumerable<Migration> migrations)
{
    /// <summary>Seconds: a migration may rewrite a large table, and others wait as long for their turn.</summary>
    private const int Patience = 3600;

    private readonly IReadOnlyList<Migration> ordered = [.. migrations.OrderBy(migration => migration.Name, StringComparer.Ordinal)];

    public Migrations()
        : this(Migration.Embedded())
    {
    }

    /// <returns>The names of those applied now, in order; none when the schema was up to date.</returns>
    /// <exception cref="MigrationException">A file changed after it was applied, the database is newer, or a migration failed.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(NpgsqlDataSource migrator, CancellationToken cancellation = default)
    {
        await using var connection = await migrator.OpenConnectionAsync(cancellation);
        if (Pending(await JournalAsync(connection, null, cancellation)).Count == 0)
        {
            return [];
        }

        var applied = new List<string>();
        while (await ApplyNextAsync(connection, cancellation) is { } name)
        {
            applied.Add(name);
        }

        return applied;
    }

    /// <returns>The names of those still to be applied, in order.</returns>
    /// <exception cref="MigrationException">A file changed after it was applied, or the database is newer.</exception>
    public async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource migrator, CancellationToken cancellation = default)
    {
        await using var connection = await migrator.OpenConnectionAsync(cancellation);
        return [.. Pending(await JournalAsync(connection, null, cancellation)).Select(migration => migration.Name)];
    }

    private async Task<string?> ApplyNextAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await connection.ExecuteAsync(Command("migrations/lock"));
        var journal = await JournalAsync(connection, transaction, cancellation);
        if (Pending(journal) is not [var next, ..])
        {
            return null;
        }

        try
        {
            if (journal is null)
            {
                await connection.ExecuteAsync(Command("migrations/create_journal"));
            }

            await connection.ExecuteAsync(new CommandDefinition(
                next.Text, transaction: transaction, commandTimeout: Patience, cancellationToken: cancellation));
        }
        catch (PostgresException error)
        {
            throw new MigrationException(next.Name,
                $"The migration {next.Name} failed and was rolled back: {error.MessageText} ({error.SqlState}); nothing of it is stored, "
                + "and it is tried again by the next migrate.", error);
        }

        await connection.ExecuteAsync(Command("migrations/record", new { next.Name, next.Sha256 }));
        await transaction.CommitAsync(cancellation);
        return next.Name;

        CommandDefinition Command(string query, object? parameters = null) =>
            new(Sql.Query(query), parameters, transaction, commandTimeout: Patience, cancellationToken: cancellation);
    }

    /// <summary>Null before the first migration.</summary>
    private static async Task<IReadOnlyList<AppliedMigration>?> JournalAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellation)
    {
        var exists = new CommandDefinition(Sql.Query("migrations/has_journal"), transaction: transaction, cancellationToken: cancellation);
        if (!await connection.ExecuteScalarAsync<bool>(exists))
        {
            return null;
        }

        var list = new CommandDefinition(Sql.Query("migrations/journal"), transaction: transaction, cancellationToken: cancellation);
        return [.. await connection.QueryAsync<AppliedMigration>(list)];
    }

    private List<Migration> Pending(IReadOnlyList<AppliedMigration>? journal)
    {
        journal ??= [];
        var known = ordered.ToDictionary(migration => migration.Name, StringComparer.Ordinal);
        foreach (var applied in journal)
        {
            if (!known.TryGetValue(applied.Name, out var migration))
            {
                throw new MigrationException(applied.Name,
                    $"The database is newer than this program: it has the migration {applied.Name}, which this program does not know. "
                    + "Run the program version that made it, or a later one.");
            }

            if (migration.Sha256 != applied.Sha256)
            {
                throw new MigrationException(applied.Name,
                    $"The migration {applied.Name} was changed after it had been applied (applied as sha256 {applied.Sha256}, now "
                    + $"{migration.Sha256}): restore the file as it was and put the change into a new migration.");
            }
        }

        var pending = ordered.Where(migration => journal.All(applied => applied.Name != migration.Name)).ToList();
        var last = journal.Select(applied => applied.Name).Max(StringComparer.Ordinal);
        if (last is not null && pending.Find(migration => string.CompareOrdinal(migration.Name, last) < 0) is { } late)
        {
            throw new MigrationException(late.Name,
                $"The migration {late.Name} comes before {last}, which is applied already, and migrations only go forward: give it a "
                + "number after the last one.");
        }

        return pending;
    }

    private sealed record AppliedMigration(string Name, string Sha256);
}
