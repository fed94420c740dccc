using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Series;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>
/// Which series show an indicator to whom: the office sees what is known now; readers what a series' approved pack of the
/// last period that shows it was made from, up to that period, as far as a pack may show it.
/// </summary>
internal sealed class FigureStandpoints(SeriesDefinitions definitions, IndicatorSearch search, DeskRegister register, TimeProvider clock)
{
    public async Task<StandpointChoices> ListAsync(
        DeskUser user, string indicator, IReadOnlyList<RelatedIndicator> related, CancellationToken cancelled)
    {
        // A part of a ratio is read by the series that has the ratio.
        HashSet<string> wanted = [indicator, .. related.Where(one => one.Relation == "ratio").Select(one => one.Code)];
        if (user.IsEditor)
        {
            KnownSeries[] naming = [.. (await definitions.ListAsync(cancelled)).Where(Names)];
            var now = clock.GetUtcNow();
            // Windows end before their calendar quarter does, so the next one may have begun.
            var last = VietnamTime.QuarterOf(now) + 1;
            return new StandpointChoices(naming, (series, committee) => new FigureStandpoint(series, committee, now, last, Office: true), null);
        }

        // By the definition that each pack was made with: a series may have come to name the indicator, or ceased to, since.
        var shown = new List<FigureStandpoint>();
        var terms = await register.ListTermsAsync(cancelled);
        foreach (var pack in await search.ListPublishedAsync(cancelled))
        {
            var series = await definitions.FindAsync(pack.Series, pack.SeriesVersion, cancelled);
            var period = Period.TryParse(pack.Period, out var found) ? found : terms.FirstOrDefault(term => term.Code == pack.Period);
            if (period is not null && Names(series))
            {
                shown.Add(new FigureStandpoint(series, pack.Committee, pack.AsOf, period.Last, Office: false));
            }
        }

        List<FigureStandpoint> newest =
        [
            .. shown.GroupBy(one => (one.Series.Definition.Code, one.Committee)).Select(same => same.MaxBy(one => (one.Last, one.AsOf))!),
        ];
        return new StandpointChoices(
            [.. newest.Select(one => one.Series).DistinctBy(one => one.Definition.Code, StringComparer.Ordinal)],
            (series, committee) => newest.Find(one => one.Series.Definition.Code == series.Definition.Code && one.Committee == committee),
            [.. newest.Select(one => one.Committee)]);

        bool Names(KnownSeries series) => series.Definition.Indicators.Any(wanted.Contains);
    }
}

/// <param name="Series">Those that show the indicator to the visitor.</param>
/// <param name="find">The standpoint of a series and committee; null when the visitor may not see them.</param>
/// <param name="only">The committees that the visitor may see; null for all.</param>
internal sealed class StandpointChoices(
    IReadOnlyList<KnownSeries> series, Func<KnownSeries, string, FigureStandpoint?> find, HashSet<string>? only)
{
    public IReadOnlyList<KnownSeries> Series => series;

    public IReadOnlyList<(string Code, string Name)> Committees(IReadOnlyList<(string Code, string Name)> all) =>
        only is null ? all : [.. all.Where(committee => only.Contains(committee.Code))];

    /// <summary>What was asked for; without a word the first there is.</summary>
    public FigureStandpoint? Choose(string? code, string? committee, IReadOnlyList<(string Code, string Name)> all)
    {
        var known = Committees(all).Select(one => one.Code);
        var candidates =
            from one in series
            where code is null || one.Definition.Code == code
            from place in known
            where committee is null || place == committee
            select find(one, place);
        return candidates.FirstOrDefault(found => found is not null);
    }
}
