using System.Collections.Concurrent;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Series;

/// <summary>A version of a series.</summary>
internal sealed record KnownSeries(SeriesDefinition Definition, int Version)
{
    public Sentence Title => new(Definition.TitleVi, Definition.TitleEn ?? Definition.TitleVi);
}

/// <summary>Series as they were applied; a version of a definition never changes, so each is read once.</summary>
internal sealed class SeriesDefinitions(NpgsqlDataSource reader)
{
    private readonly ConcurrentDictionary<(string Code, int Version), KnownSeries> known = new();

    /// <summary>The newest version of every series, by code.</summary>
    public async Task<IReadOnlyList<KnownSeries>> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return [.. (await SeriesStore.ListAsync(connection, cancelled)).Select(Read)];
    }

    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    public async Task<KnownSeries> FindAsync(string code, int version, CancellationToken cancelled)
    {
        if (known.TryGetValue((code, version), out var found))
        {
            return found;
        }

        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return Read(await SeriesStore.FindAsync(connection, code, version, cancelled)
            ?? throw new InvalidOperationException($"Version {version} of the series {code}, which something was made from, is not stored."));
    }

    private KnownSeries Read(StoredSeries stored) => known.GetOrAdd(
        (stored.Code, stored.Version), _ => new KnownSeries(SeriesParser.ParseStored(stored.Definition, stored.Code), stored.Version));
}
