using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Collection;

/// <summary>What is being collected by the calendar, and what else can be looked at.</summary>
internal sealed class CollectionCalendar(NpgsqlDataSource reader, SeriesDefinitions definitions, DeskRegister register, TimeProvider clock)
{
    private const int MostQuarters = 40;

    /// <summary>
    /// First what is being collected, the next deadline before the others; then what comes; then what is over, the last first. A period is over when
    /// its figures had to be consolidated: until then late units are waited for.
    /// </summary>
    public async Task<IReadOnlyList<CollectedPeriod>> ListAsync(CancellationToken cancelled)
    {
        var rows = await ListRowsAsync(cancelled);
        var terms = await register.ListTermsAsync(cancelled);
        var series = await definitions.ListAsync(cancelled);
        var today = VietnamTime.DayOf(clock.GetUtcNow());
        return
        [
            .. from row in rows
               let period = Period.TryParse(row.Period, out var found) ? found : terms.FirstOrDefault(term => term.Code == row.Period)
               where period is not null
               from one in series
               where one.Definition.Calendar == row.System && one.Definition.PeriodKind == period.Kind
               let turn = row.ConsolidationDeadline < today ? 2 : row.WindowStart <= today ? 0 : 1
               orderby turn, turn == 2 ? -row.UnitDeadline.DayNumber : row.UnitDeadline.DayNumber, one.Definition.Code
               select new CollectedPeriod(one, period, row.WindowStart, row.UnitDeadline, row.ConsolidationDeadline),
        ];
    }

    /// <param name="periods">As <see cref="ListAsync"/> gives them.</param>
    /// <param name="series">Empty: what is being collected; likewise the quarter.</param>
    public async Task<CollectionChoice> ChooseAsync(
        IReadOnlyList<CollectedPeriod> periods, string series, string quarter, string committee, CancellationToken cancelled)
    {
        var all = await definitions.ListAsync(cancelled);
        var first = periods.FirstOrDefault(one => (series.Length == 0 || one.Series.Definition.Code == series) && (quarter.Length == 0 || one.Quarter == quarter))
            ?? periods.FirstOrDefault(one => series.Length == 0 || one.Series.Definition.Code == series);
        var chosen = quarter.Length > 0 ? quarter : first?.Quarter ?? VietnamTime.QuarterOf(clock.GetUtcNow()).ToString();
        return new CollectionChoice(
            all,
            [.. periods.Select(one => one.Quarter).Append(chosen).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Take(MostQuarters)],
            await register.ListCommitteesAsync(cancelled),
            series.Length > 0 ? series : first?.Series.Definition.Code ?? (all is [var any, ..] ? any.Definition.Code : string.Empty),
            chosen,
            committee);
    }

    private async Task<IEnumerable<Row>> ListRowsAsync(CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await connection.QueryAsync<Row>(new CommandDefinition(Sql.Query("collection/deadlines"), cancellationToken: cancelled));
    }

    private sealed record Row(string System, string Period, DateOnly WindowStart, DateOnly UnitDeadline, DateOnly ConsolidationDeadline);
}
