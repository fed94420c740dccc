using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>Packs in PostgreSQL: a version is whole or absent, and is never changed.</summary>
internal sealed class PackStore(NpgsqlDataSource app)
{
    private static readonly JsonSerializerOptions ManifestFormat = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The version with this very content, or null.</summary>
    public async Task<StoredPack?> FindSameAsync(PackKey key, PackIdentity identity, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await FindSameAsync(connection, key, identity, cancelled);
    }

    public async Task<StoredPack?> FindAsync(PackKey key, int version, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await FindAsync(connection, key, version, cancelled);
    }

    /// <summary>The newest version; null when the pack was never made.</summary>
    public async Task<StoredPack?> FindNewestAsync(PackKey key, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await connection.QuerySingleOrDefaultAsync<StoredPack>(new CommandDefinition(
            Sql.Query("packs/find_newest"), key, cancellationToken: cancelled));
    }

    /// <summary>The files of a stored pack that its readers may have, in the order in which they were stored.</summary>
    public Task<IReadOnlyList<Artefact>> ReadArtefactsAsync(StoredPack pack, CancellationToken cancelled) =>
        ReadArtefactsAsync(pack.Id, cancelled);

    /// <summary>Every file of a stored pack, the office's own too.</summary>
    public async Task<IReadOnlyList<Artefact>> ReadAllArtefactsAsync(StoredPack pack, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await ReadArtefactsAsync(connection, pack.Id, office: true, cancelled);
    }

    /// <inheritdoc cref="ReadArtefactsAsync(StoredPack, CancellationToken)"/>
    public async Task<IReadOnlyList<Artefact>> ReadArtefactsAsync(long id, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        return await ReadArtefactsAsync(connection, id, office: false, cancelled);
    }

    /// <inheritdoc cref="ReadArtefactsAsync(StoredPack, CancellationToken)"/>
    public static Task<IReadOnlyList<Artefact>> ReadArtefactsAsync(NpgsqlConnection connection, long id, CancellationToken cancelled) =>
        ReadArtefactsAsync(connection, id, office: false, cancelled);

    private static async Task<IReadOnlyList<Artefact>> ReadArtefactsAsync(
        NpgsqlConnection connection, long id, bool office, CancellationToken cancelled)
    {
        var rows = await connection.QueryAsync<(string Name, string MediaType, bool Office, byte[] Content)>(new CommandDefinition(
            Sql.Query("packs/artefacts"), new { id, office }, cancellationToken: cancelled));
        return [.. rows.Select(row => new Artefact(row.Name, row.MediaType, row.Content) { IsOffice = row.Office })];
    }

    /// <summary>
    /// Stores the next version with its artefacts, its manifest and its change list in one transaction, or finds that somebody stored the same content
    /// in the meantime. <paramref name="artefacts"/> is given the version, because it is part of the file names.
    /// </summary>
    /// <returns>Null when somebody stored another version in the meantime: the comparison is with the wrong one.</returns>
    /// <param name="comparison">With the newest version; null when there is none.</param>
    /// <param name="storing">Writes what belongs to the same transaction; when it throws, nothing is stored.</param>
    public async Task<(StoredPack Pack, bool IsNew)?> AddAsync(
        PackKey key,
        PackIdentity identity,
        PackOrigin origin,
        PackComparison? comparison,
        Func<int, IReadOnlyList<Artefact>> artefacts,
        Func<StoredPack, NpgsqlTransaction, Task>? storing,
        CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        await LockAsync(transaction, key, cancelled);
        var version = await connection.QuerySingleAsync<int>(new CommandDefinition(
            Sql.Query("packs/next_version"), key, transaction, cancellationToken: cancelled));
        if (await FindSameAsync(connection, key, identity, cancelled) is { } same)
        {
            return (same, false);
        }

        if (version != (comparison?.Previous.Version ?? 0) + 1)
        {
            return null;
        }

        var files = artefacts(version);
        var pack = await connection.QuerySingleAsync<StoredPack>(new CommandDefinition(
            Sql.Query("packs/add"),
            new
            {
                key.Committee,
                key.Series,
                key.Period,
                version,
                asOf = origin.AsOf.ToUniversalTime(),
                identity.Snapshot,
                identity.SeriesVersion,
                identity.CodeVersion,
                identity.Template,
                identity.Language,
                manifest = Manifest(key, version, identity, origin, files),
                unitsAdded = comparison?.Changes.UnitsAdded,
                origin.By,
                lateFor = origin.LateFor?.UtcDateTime,
            },
            transaction,
            cancellationToken: cancelled));
        foreach (var (position, file) in files.Index())
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Sql.Query("packs/add_artefact"),
                new { pack = pack.Id, position, file.Name, file.MediaType, file.IsOffice, file.Sha256, file.Content },
                transaction,
                cancellationToken: cancelled));
        }

        if (comparison is not null)
        {
            await comparison.WriteAsync(transaction, pack, cancelled);
        }

        if (storing is not null)
        {
            await storing(pack, transaction);
        }

        await transaction.CommitAsync(cancelled);
        return (pack, true);
    }

    private static Task<StoredPack?> FindAsync(NpgsqlConnection connection, PackKey key, int version, CancellationToken cancelled) =>
        connection.QuerySingleOrDefaultAsync<StoredPack>(new CommandDefinition(
            Sql.Query("packs/find"), new { key.Committee, key.Series, key.Period, version }, cancellationToken: cancelled));

    /// <summary>Makes whoever adds or decides on a version of the same pack wait until the transaction ends.</summary>
    public static Task LockAsync(NpgsqlTransaction transaction, PackKey key, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/lock"), key, transaction, cancellationToken: cancelled));

    private static Task<StoredPack?> FindSameAsync(
        NpgsqlConnection connection, PackKey key, PackIdentity identity, CancellationToken cancelled) =>
        connection.QuerySingleOrDefaultAsync<StoredPack>(new CommandDefinition(
            Sql.Query("packs/find_same"),
            new
            {
                key.Committee,
                key.Series,
                key.Period,
                identity.Snapshot,
                identity.SeriesVersion,
                identity.CodeVersion,
                identity.Template,
                identity.Language,
            },
            cancellationToken: cancelled));

    private static string Manifest(
        PackKey key, int version, PackIdentity identity, PackOrigin origin, IReadOnlyList<Artefact> files) =>
        JsonSerializer.Serialize(
            new
            {
                key.Committee,
                key.Series,
                key.Period,
                version,
                asOf = VietnamTime.Format(origin.AsOf),
                identity.Snapshot,
                identity.SeriesVersion,
                identity.CodeVersion,
                identity.Template,
                identity.Language,
                coverage = Coverage(files),
                provisional = origin.IsProvisional,
                files = files.Select(file => new { file.Name, file.MediaType, file.Sha256, bytes = file.Content.Length }),
            },
            ManifestFormat);

    /// <summary>What lists of packs show; the units by name stay in the figures.</summary>
    private static object Coverage(IReadOnlyList<Artefact> files)
    {
        using var figures = JsonDocument.Parse(files.Single(file => file.Name.EndsWith(".json", StringComparison.Ordinal)).Content);
        var coverage = figures.RootElement.GetProperty("coverage");
        return new
        {
            expected = coverage.GetProperty("expected").GetInt32(),
            reported = coverage.GetProperty("reported").GetInt32(),
            late = coverage.GetProperty("late").GetInt32(),
        };
    }
}
