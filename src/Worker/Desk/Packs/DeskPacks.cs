using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Packs;

/// <summary>Packs as far as the visitor may see them: editors and above everything, the others what has been approved.</summary>
internal sealed class DeskPacks(NpgsqlDataSource reader)
{
    public Task<IReadOnlyList<PackLine>> ListAsync(DeskUser user, string search, int limit, int offset, CancellationToken cancelled) =>
        QueryAsync<PackLine>(Sql.Query("desk/packs"), new { drafts = user.IsEditor, search, limit, offset }, cancelled);

    /// <summary>The newest first; none when there is no such pack for this visitor.</summary>
    public Task<IReadOnlyList<DeskPack>> ListVersionsAsync(DeskUser user, PackKey key, CancellationToken cancelled) =>
        QueryAsync<DeskPack>(
            Sql.Query("desk/versions"), new { key.Committee, key.Series, key.Period, drafts = user.IsEditor }, cancelled);

    public Task<IReadOnlyList<PackFile>> ListFilesAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        QueryAsync<PackFile>(Sql.Query("desk/files"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>None for readers: what the audit found is the office's.</summary>
    public Task<IReadOnlyList<DeskFinding>> ListFindingsAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        QueryAsync<DeskFinding>(Sql.Query("desk/findings"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>None for readers: nobody has decided yet whether it is true of the office's year.</summary>
    public Task<IReadOnlyList<DeskSuggestion>> ListSuggestionsAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        QueryAsync<DeskSuggestion>(Sql.Query("desk/suggestions"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>Addresses are for those who send, not for other readers.</summary>
    public async Task<IReadOnlyList<DeskDelivery>> ListDeliveriesAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        user.IsEditor ? await QueryAsync<DeskDelivery>(Sql.Query("desk/deliveries"), new { pack.Id }, cancelled) : [];

    /// <summary>Null when there is no such file for this visitor.</summary>
    public async Task<Artefact?> FindFileAsync(DeskUser user, PackKey key, int version, string file, CancellationToken cancelled)
    {
        var rows = await QueryAsync<(string Name, string MediaType, byte[] Content)>(
            Sql.Query("desk/file"), new { key.Committee, key.Series, key.Period, version, file, office = user.IsEditor }, cancelled);
        return rows is [var (name, mediaType, content)] ? new Artefact(name, mediaType, content) : null;
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string statement, object parameters, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(statement, parameters, cancellationToken: cancelled))];
    }
}
