using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Packs;

/// <summary>Packs as far as the visitor may see them: editors and above everything, the others what has been approved.</summary>
internal sealed class DeskPacks(NpgsqlDataSource reader)
{
    public Task<IReadOnlyList<PackLine>> ListAsync(DeskUser user, PackSearch search, int limit, int offset, CancellationToken cancelled) =>
        reader.ListAsync<PackLine>(
            Sql.Query("desk/packs"),
            new
            {
                drafts = user.IsEditor,
                words = search.Words,
                series = search.Names.Select(name => name.Of.Series).ToArray(),
                seriesVersions = search.Names.Select(name => name.Of.SeriesVersion).ToArray(),
                periods = search.Names.Select(name => name.Of.Period).ToArray(),
                names = search.Names.Select(name => name.Text).ToArray(),
                limit,
                offset,
            },
            cancelled);

    public Task<IReadOnlyList<NamedPeriod>> ListNamedPeriodsAsync(CancellationToken cancelled) =>
        reader.ListAsync<NamedPeriod>(Sql.Query("desk/named_periods"), new { }, cancelled);

    /// <summary>The newest first; none when there is no such pack for this visitor.</summary>
    public Task<IReadOnlyList<DeskPack>> ListVersionsAsync(DeskUser user, PackKey key, CancellationToken cancelled) =>
        reader.ListAsync<DeskPack>(
            Sql.Query("desk/versions"), new { key.Committee, key.Series, key.Period, drafts = user.IsEditor }, cancelled);

    /// <summary>Those of the packs that have a version for this visitor.</summary>
    public async Task<IReadOnlySet<PackKey>> FindMadeAsync(DeskUser user, IReadOnlyList<PackKey> keys, CancellationToken cancelled) =>
        (await reader.ListAsync<PackKey>(
            Sql.Query("desk/made"),
            new
            {
                committees = keys.Select(key => key.Committee).ToArray(),
                series = keys.Select(key => key.Series).ToArray(),
                periods = keys.Select(key => key.Period).ToArray(),
                drafts = user.IsEditor,
            },
            cancelled)).ToHashSet();

    public Task<IReadOnlyList<PackFile>> ListFilesAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        reader.ListAsync<PackFile>(Sql.Query("desk/files"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>None for readers: what the audit found is the office's.</summary>
    public Task<IReadOnlyList<DeskFinding>> ListFindingsAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        reader.ListAsync<DeskFinding>(Sql.Query("desk/findings"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>None for readers: nobody has decided yet whether it is true of the office's year.</summary>
    public Task<IReadOnlyList<DeskSuggestion>> ListSuggestionsAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        reader.ListAsync<DeskSuggestion>(Sql.Query("desk/suggestions"), new { pack.Id, office = user.IsEditor }, cancelled);

    /// <summary>Addresses are for those who send, not for other readers.</summary>
    public async Task<IReadOnlyList<DeskDelivery>> ListDeliveriesAsync(DeskUser user, DeskPack pack, CancellationToken cancelled) =>
        user.IsEditor ? await reader.ListAsync<DeskDelivery>(Sql.Query("desk/deliveries"), new { pack.Id }, cancelled) : [];

    /// <summary>Null when there is no such file for this visitor.</summary>
    public async Task<Artefact?> FindFileAsync(DeskUser user, PackKey key, int version, string file, CancellationToken cancelled)
    {
        var rows = await reader.ListAsync<(string Name, string MediaType, byte[] Content)>(
            Sql.Query("desk/file"), new { key.Committee, key.Series, key.Period, version, file, office = user.IsEditor }, cancelled);
        return rows is [var (name, mediaType, content)] ? new Artefact(name, mediaType, content) : null;
    }
}
