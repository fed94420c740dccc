using Analytics.Reports.Briefings;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>Stored packs as the desk and the commands show them.</summary>
internal sealed class PackReader(NpgsqlDataSource reader)
{
    /// <summary>The newest version of every pack, the last made first.</summary>
    public Task<IReadOnlyList<StoredPack>> ListAsync(CancellationToken cancelled) =>
        reader.ListAsync<StoredPack>(Sql.Query("packs/list_newest"), new { }, cancelled);

    /// <summary>All versions of one pack, the newest first; none when it was never made.</summary>
    public Task<IReadOnlyList<StoredPack>> ListVersionsAsync(PackKey key, CancellationToken cancelled) =>
        reader.ListAsync<StoredPack>(Sql.Query("packs/list_versions"), new { key.Committee, key.Series, key.Period }, cancelled);

    /// <summary>All versions of all packs, by name and version.</summary>
    public Task<IReadOnlyList<StoredPack>> ListAllAsync(CancellationToken cancelled) =>
        reader.ListAsync<StoredPack>(Sql.Query("packs/list_all"), new { }, cancelled);

    /// <summary>Ids of the versions that were made below their series' gate.</summary>
    public async Task<IReadOnlySet<long>> ListProvisionalAsync(CancellationToken cancelled) =>
        (await reader.ListAsync<long>(Sql.Query("packs/provisional"), new { }, cancelled)).ToHashSet();

    /// <summary>What happened to a version, in order.</summary>
    public async Task<IReadOnlyList<PackEvent>> ListEventsAsync(StoredPack pack, CancellationToken cancelled) =>
        [.. (await EventsAsync(pack.Id, office: true, cancelled))[pack.Id]];

    /// <summary>Which states a version has had, in order, without what the office said of it.</summary>
    public async Task<IReadOnlyList<PackEvent>> ListEventsForReadersAsync(StoredPack pack, CancellationToken cancelled) =>
        [.. (await EventsAsync(pack.Id, office: false, cancelled))[pack.Id]];

    /// <summary>What happened to every version, by its id.</summary>
    public Task<ILookup<long, PackEvent>> ListEventsAsync(CancellationToken cancelled) => EventsAsync(null, office: true, cancelled);

    /// <summary>In what a version differs from the one before it; null for a first version.</summary>
    public async Task<PackChanges?> FindChangesAsync(StoredPack pack, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await FindChangesAsync(connection, pack, cancelled);
    }

    /// <inheritdoc cref="FindChangesAsync(StoredPack, CancellationToken)"/>
    public static async Task<PackChanges?> FindChangesAsync(NpgsqlConnection connection, StoredPack pack, CancellationToken cancelled)
    {
        var added = await connection.QuerySingleAsync<int?>(new CommandDefinition(
            Sql.Query("packs/units_added"), new { pack.Id }, cancellationToken: cancelled));
        return added is { } units
            ? new PackChanges(
                [.. await connection.QueryAsync<PackChange>(new CommandDefinition(
                    Sql.Query("packs/changes"), new { pack.Id }, cancellationToken: cancelled))],
                units)
            : null;
    }

    /// <summary>The first figures of a version's summary page, in words.</summary>
    public async Task<IReadOnlyList<KeyFigure>> ListKeyFiguresAsync(StoredPack pack, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await PackSummary.ListFiguresAsync(connection, pack.Id, cancelled);
    }

    /// <summary>When a version was due, UTC, if nothing was there to make it then.</summary>
    public async Task<DateTime?> FindLateForAsync(StoredPack pack, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await FindLateForAsync(connection, pack, cancelled);
    }

    /// <inheritdoc cref="FindLateForAsync(StoredPack, CancellationToken)"/>
    public static Task<DateTime?> FindLateForAsync(NpgsqlConnection connection, StoredPack pack, CancellationToken cancelled) =>
        connection.QuerySingleAsync<DateTime?>(new CommandDefinition(
            Sql.Query("packs/late_for"), new { pack.Id }, cancellationToken: cancelled));

    /// <summary>When a version was archived as its period's own, UTC; null when it was not.</summary>
    public async Task<DateTime?> FindArchivedAtAsync(StoredPack pack, CancellationToken cancelled) =>
        await reader.ListAsync<DateTime>(Sql.Query("periods/archived"), new { pack.Id }, cancelled) is [var at, ..] ? at : null;

    /// <summary>One file of a version by its name; null when it has none of that name.</summary>
    public static async Task<Artefact?> FindArtefactAsync(NpgsqlConnection connection, StoredPack pack, string name, CancellationToken cancelled) =>
        (await connection.QueryAsync<(string Name, string MediaType, byte[] Content)>(new CommandDefinition(
            Sql.Query("packs/artefact"), new { pack.Id, name }, cancellationToken: cancelled))).ToList() is [var (found, mediaType, content)]
            ? new Artefact(found, mediaType, content)
            : null;

    private async Task<ILookup<long, PackEvent>> EventsAsync(long? id, bool office, CancellationToken cancelled)
    {
        var rows = await reader.ListAsync<(long Pack, string State, DateTime At, string By, string? Comment)>(
            Sql.Query("packs/events"), new { id, office }, cancelled);
        return rows.ToLookup(row => row.Pack, row => new PackEvent(row.State, row.At, row.By, row.Comment));
    }
}
