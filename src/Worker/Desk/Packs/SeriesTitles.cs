using System.Collections.Concurrent;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Desk.Packs;

/// <summary>What series are called; a version of a definition never changes, so each is read once.</summary>
internal sealed class SeriesTitles(NpgsqlDataSource reader)
{
    private readonly ConcurrentDictionary<(string Code, int Version), Sentence> titles = new();

    public async Task<IReadOnlyDictionary<(string Code, int Version), Sentence>> FindAsync(
        IEnumerable<(string Code, int Version)> series, CancellationToken cancelled)
    {
        var found = new Dictionary<(string, int), Sentence>();
        foreach (var (code, version) in series.Distinct())
        {
            found[(code, version)] = titles.TryGetValue((code, version), out var known)
                ? known
                : titles[(code, version)] = await ReadAsync(code, version, cancelled);
        }

        return found;
    }

    private async Task<Sentence> ReadAsync(string code, int version, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var stored = await SeriesStore.FindAsync(connection, code, version, cancelled)
            ?? throw new InvalidOperationException($"A pack was made from version {version} of the series {code}, which is not stored.");
        var definition = SeriesParser.ParseStored(stored.Definition, code);
        return new Sentence(definition.TitleVi, definition.TitleEn ?? definition.TitleVi);
    }
}
