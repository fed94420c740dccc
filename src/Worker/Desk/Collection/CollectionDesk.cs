using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Npgsql;

namespace Analytics.Worker.Desk.Collection;

/// <summary>Reads collections as far as somebody may see them. What a reporter may not see is not there.</summary>
internal sealed class CollectionDesk(NpgsqlDataSource reader, CollectionCalendar calendar, DeskSubmissions submissions, TimeProvider clock)
{
    private const int LatestSubmissions = 5;

    /// <summary>How many series are tried for one that asks something of a unit: there are a handful.</summary>
    private const int MostTried = 8;

    private readonly CollectionReader collections = new(reader) { AwaitsImports = false };

    public DateOnly Today => VietnamTime.DayOf(clock.GetUtcNow());

    /// <param name="series">Empty: what is being collected; likewise the quarter and the committee.</param>
    public async Task<CollectionView> FindAsync(string series, string quarter, string committee, CancellationToken cancelled)
    {
        var choice = await calendar.ChooseAsync(await calendar.ListAsync(cancelled), series, quarter, committee, cancelled);
        if (choice.AllSeries.Count == 0)
        {
            return new CollectionView(choice, null, CollectionWords.NotCollected, Today);
        }

        var chosen = committee.Length > 0 ? committee : choice.Committees is [var first, ..] ? first.Code : null;
        var (state, why) = await TryAsync(choice.Series, choice.AllSeries, chosen, choice.Quarter, cancelled);
        return new CollectionView(choice with { Committee = chosen ?? string.Empty }, state, why, Today);
    }

    /// <summary>Null when there is no such unit in that collection, or it is not for this user to see.</summary>
    public async Task<UnitView?> FindUnitAsync(DeskUser user, string series, string quarter, string unit, CancellationToken cancelled)
    {
        if (!user.MaySee(unit) || await FindCommitteeAsync(unit, cancelled) is not { } committee)
        {
            return null;
        }

        return await WithSubmissionsAsync(user, await FindUnitAsync(series, [], committee, quarter, unit, cancelled), cancelled);
    }

    /// <summary>A reporter's first page: its unit in what is being collected, or in what it chose.</summary>
    public async Task<(CollectionChoice Choice, UnitView? Unit)> FindOwnAsync(
        DeskUser user, string unit, string series, string quarter, CancellationToken cancelled)
    {
        var periods = await calendar.ListAsync(cancelled);
        var choice = await calendar.ChooseAsync(periods, series, quarter, string.Empty, cancelled);
        if (await FindCommitteeAsync(unit, cancelled) is not { } committee)
        {
            return (choice, null);
        }

        foreach (var one in series.Length > 0 ? [] : periods.DistinctBy(period => period.Series.Definition.Code).Take(MostTried))
        {
            var tried = choice with { Series = one.Series.Definition.Code, Quarter = quarter.Length > 0 ? quarter : one.Quarter };
            if (await FindAsync(tried) is { Of.Coverage.OwesFigures: true } found)
            {
                return (tried, await WithSubmissionsAsync(user, found, cancelled));
            }
        }

        return (choice, await WithSubmissionsAsync(user, await FindAsync(choice), cancelled));

        async Task<UnitView?> FindAsync(CollectionChoice chosen) =>
            await FindUnitAsync(chosen.Series, chosen.AllSeries, committee, chosen.Quarter, unit, cancelled) is { } found
                ? found with { Choice = chosen }
                : null;
    }

    public Task<byte[]> TemplateAsync(UnitView view, CancellationToken cancelled) =>
        UnitTemplate.MakeAsync(reader, view.State.Series.Code, view.Of.Unit.Code, view.Quarter, clock.GetUtcNow(), cancelled, awaitImports: false);

    private async Task<string?> FindCommitteeAsync(string unit, CancellationToken cancelled) =>
        (await FormSources.FindCommitteeAsync(reader, unit, clock.GetUtcNow(), cancelled)).Committee;

    /// <returns>Without its submissions.</returns>
    private async Task<UnitView?> FindUnitAsync(
        string series, IReadOnlyList<KnownSeries> known, string committee, string quarter, string unit, CancellationToken cancelled)
    {
        var (state, _) = await TryAsync(series, known, committee, quarter, cancelled);
        return state?.Sheet.Units.FirstOrDefault(one => one.Unit.Code == unit) is { } found ? new UnitView(null, state, quarter, found, [], Today) : null;
    }

    private async Task<UnitView?> WithSubmissionsAsync(DeskUser user, UnitView? view, CancellationToken cancelled) => view is null
        ? null
        : view with { Submissions = await submissions.ListOfUnitAsync(user, view.Of.Unit.Code, LatestSubmissions, cancelled) };

    /// <param name="known">Series that have been read already: they are not read again.</param>
    private async Task<(CollectionState? State, Sentence? Why)> TryAsync(
        string series, IReadOnlyList<KnownSeries> known, string? committee, string quarter, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        try
        {
            return (known.FirstOrDefault(one => one.Definition.Code == series) is { } found
                ? await collections.ReadQuarterAsync(found.Definition, committee, quarter, now, cancelled)
                : await collections.ReadQuarterAsync(series, committee, quarter, now, cancelled), null);
        }
        catch (BadInputException refused)
        {
            return (null, refused.Said ?? new Sentence(refused.Message, refused.Message));
        }
        catch (ScopeNotKnownException unknown)
        {
            return (null, Sentence.Of(unknown));
        }
    }
}
