using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;
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
        var (state, why) = await TryAsync(choice.Series, chosen, choice.Quarter, cancelled);
        return new CollectionView(choice with { Committee = chosen ?? string.Empty }, state, why, Today);
    }

    /// <summary>Null when there is no such unit in that collection, or it is not for this user to see.</summary>
    public async Task<UnitView?> FindUnitAsync(DeskUser user, string series, string quarter, string unit, CancellationToken cancelled)
    {
        if (!user.MaySee(unit) || (await FormSources.FindCommitteeAsync(reader, unit, clock.GetUtcNow(), cancelled)).Committee is not { } committee)
        {
            return null;
        }

        var (state, _) = await TryAsync(series, committee, quarter, cancelled);
        return state?.Sheet.Units.FirstOrDefault(one => one.Unit.Code == unit) is { } found
            ? new UnitView(null, state, quarter, found, await submissions.ListOfUnitAsync(user, unit, LatestSubmissions, cancelled), Today)
            : null;
    }

    /// <summary>A reporter's first page: its unit in what is being collected, or in what it chose.</summary>
    public async Task<(CollectionChoice Choice, UnitView? Unit)> FindOwnAsync(
        DeskUser user, string unit, string series, string quarter, CancellationToken cancelled)
    {
        var periods = await calendar.ListAsync(cancelled);
        var choice = await calendar.ChooseAsync(periods, series, quarter, string.Empty, cancelled);
        if (series.Length > 0)
        {
            return (choice, await ShownAsync(choice));
        }

        foreach (var one in periods.DistinctBy(period => period.Series.Definition.Code).Take(MostTried))
        {
            var tried = choice with { Series = one.Series.Definition.Code, Quarter = quarter.Length > 0 ? quarter : one.Quarter };
            if (await ShownAsync(tried) is { Of.Coverage.OwesFigures: true } found)
            {
                return (tried, found);
            }
        }

        return (choice, await ShownAsync(choice));

        async Task<UnitView?> ShownAsync(CollectionChoice chosen) =>
            await FindUnitAsync(user, chosen.Series, chosen.Quarter, unit, cancelled) is { } found ? found with { Choice = chosen } : null;
    }

    public Task<byte[]> TemplateAsync(UnitView view, CancellationToken cancelled) =>
        UnitTemplate.MakeAsync(reader, view.State.Series.Code, view.Of.Unit.Code, view.Quarter, clock.GetUtcNow(), cancelled, awaitImports: false);

    private async Task<(CollectionState? State, Sentence? Why)> TryAsync(
        string series, string? committee, string quarter, CancellationToken cancelled)
    {
        try
        {
            return (await collections.ReadQuarterAsync(series, committee, quarter, clock.GetUtcNow(), cancelled), null);
        }
        catch (BadInputException refused)
        {
            return (null, refused.Said ?? new Sentence(refused.Message, refused.Message));
        }
        catch (ScopeNotKnownException unknown)
        {
            return (null, new Sentence(unknown.Message, unknown.Message));
        }
    }
}
