using Analytics.Worker.Packs;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Packs;

/// <summary>What series are called.</summary>
internal sealed class SeriesTitles(SeriesDefinitions definitions)
{
    public async Task<IReadOnlyDictionary<(string Code, int Version), Sentence>> FindAsync(
        IEnumerable<(string Code, int Version)> series, CancellationToken cancelled)
    {
        var found = new Dictionary<(string, int), Sentence>();
        foreach (var (code, version) in series.Distinct())
        {
            found[(code, version)] = (await definitions.FindAsync(code, version, cancelled)).Title;
        }

        return found;
    }
}
