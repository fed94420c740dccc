using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Layout;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Packs;

/// <summary>A version of a series with a period that there is a pack of.</summary>
internal sealed record NamedPeriod(string Series, int SeriesVersion, string Period);

/// <summary>What packs are looked for by.</summary>
/// <param name="Words">Folded; all of them must stand in what the list says of a pack. None for every pack.</param>
/// <param name="Names">What the list calls each series and period, in both languages: the database knows codes only.</param>
internal sealed record PackSearch(string[] Words, IReadOnlyList<(NamedPeriod Of, string Text)> Names)
{
    public static readonly PackSearch Everything = new([], []);

    public static async Task<PackSearch> ReadAsync(string typed, DeskPacks packs, SeriesTitles titles, CancellationToken cancelled)
    {
        if (Folded.Words(typed) is not { Length: > 0 } words)
        {
            return Everything;
        }

        var periods = await packs.ListNamedPeriodsAsync(cancelled);
        var named = await titles.FindAsync(periods.Select(one => (one.Series, one.SeriesVersion)), cancelled);
        return new(words, [.. periods.Select(one => (one, Text(named[(one.Series, one.SeriesVersion)], one.Period)))]);
    }

    private static string Text(Sentence title, string period) => string.Join(
        ' ', title.Vi, title.En, PeriodNames.Vi(period), Period.TryParse(period, out var known) ? PeriodNames.En(known!) : $"term {period}");
}
