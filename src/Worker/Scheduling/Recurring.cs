using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>A series that is made by itself for one committee. Times are UTC.</summary>
/// <param name="Rule">The cron rule, or in words that the calendar decides; Vietnamese first.</param>
/// <param name="Next">When it is due next; null when nothing is planned.</param>
/// <param name="Last">When it was due last.</param>
/// <param name="LastState">The state of that last run; null when there was none.</param>
internal sealed record RecurringItem(
    string Series, string Committee, string Rule, DateTime? Next, DateTime? Last, string? LastState, bool Paused)
{
    public string Id => $"{Series}:{Committee}";

    public string Zone { get; } = VietnamTime.Zone.Id;
}

/// <summary>What is made by itself: one item for each scheduled series and committee it applies to, named <c>series:committee</c>.</summary>
internal sealed class Recurring(NpgsqlDataSource app, RunLedger ledger, TimeProvider clock)
{
    /// <summary>All items, by id.</summary>
    public async Task<IReadOnlyList<RecurringItem>> ListAsync(CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var schedule = await ScheduleReader.LoadAsync(connection, cancelled);
        var quarter = VietnamTime.QuarterOf(clock.GetUtcNow());
        var runs = (await connection.QueryAsync<RunsRow>(new CommandDefinition(
            Sql.Query("recurring/runs"), cancellationToken: cancelled))).ToDictionary(row => (row.Series, row.Committee));
        var paused = (await connection.QueryAsync<(string, string)>(new CommandDefinition(
            Sql.Query("recurring/paused"), cancellationToken: cancelled))).ToHashSet();
        return
        [
            .. from series in schedule.Series
               let code = series.Definition.Code
               from committee in series.Committees
               where committee.Stands(quarter)
               let row = runs.GetValueOrDefault((code, committee.Code))
               orderby code, committee.Code
               select new RecurringItem(
                   code, committee.Code, RunWording.Rule(series), row?.Next, row?.Last, row?.State, paused.Contains((code, committee.Code))),
        ];
    }

    /// <summary>Asks for the pack of the newest period whose window has ended, as of now.</summary>
    /// <returns>The run; an identical pending request is joined.</returns>
    /// <exception cref="BadInputException">There is no such item, or no period of it has ended.</exception>
    public async Task<long> TriggerNowAsync(string id, Actor by, CancellationToken cancelled)
    {
        var (series, committee, periods) = await FindAsync(id, cancelled);
        var period = periods.NewestEnded(series.Definition, clock.GetUtcNow()) ?? throw new BadInputException(new Sentence(
            $"{id}: chưa có kỳ nào kết thúc; hãy chọn kỳ ở trang “Lập báo cáo”.",
            $"{id}: no period of kind {series.Definition.PeriodKind.Code()} has ended yet; ask for one by name with `build`."));
        var request = new RunRequest(
            series.Definition.Code, committee, period.Code, AsOf: null, Force: false, RunWording.TriggeredNow(id), by);
        return (await ledger.RequestAsync(request, cancelled)).Run;
    }

    /// <summary>Makes its occurrences be skipped when they are due, until it is resumed.</summary>
    /// <exception cref="BadInputException">There is no such item.</exception>
    public Task PauseAsync(string id, Actor by, CancellationToken cancelled) =>
        ChangeAsync("recurring/pause", id, by, Act.SchedulePaused, cancelled);

    /// <exception cref="BadInputException">There is no such item.</exception>
    public Task ResumeAsync(string id, Actor by, CancellationToken cancelled) =>
        ChangeAsync("recurring/resume", id, by, Act.ScheduleResumed, cancelled);

    private async Task ChangeAsync(string statement, string id, Actor by, Act act, CancellationToken cancelled)
    {
        var (series, committee, _) = await FindAsync(id, cancelled);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var changed = await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query(statement), new { Series = series.Definition.Code, Committee = committee, by = by.Who }, transaction, cancellationToken: cancelled));
        if (changed > 0)
        {
            await ActLog.AddAsync(transaction, by, act, id, null, cancelled);
        }

        await transaction.CommitAsync(cancelled);
    }

    private async Task<(ScheduledSeries Series, string Committee, ReportingPeriods Periods)> FindAsync(string id, CancellationToken cancelled)
    {
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var schedule = await ScheduleReader.LoadAsync(connection, cancelled);
        var found =
            from series in schedule.Series
            from committee in series.Committees
            where $"{series.Definition.Code}:{committee.Code}" == id
            select (series, committee.Code, schedule.Periods);
        return found.FirstOrDefault() is { series: not null } item
            ? item
            : throw new BadInputException(new Sentence(
                $"Không có lịch nào tên `{id}`; trang Định kỳ liệt kê những lịch đang có.",
                $"Nothing recurring is called `{id}`; `schedule` lists what there is, as series:committee."));
    }

    private sealed record RunsRow(string Series, string Committee, DateTime? Next, DateTime? Last, string? State);
}
