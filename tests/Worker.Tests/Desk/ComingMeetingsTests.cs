using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Home;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Series;
using Analytics.Worker.Tests.Delivery;
using Dapper;

namespace Analytics.Worker.Tests.Desk;

/// <summary>What the first page says of meetings that are coming.</summary>
[Collection("delivery")]
public sealed class ComingMeetingsTests(DatabaseFixture database)
{
    [Fact]
    public async Task Who_is_late_is_counted_over_every_meeting_although_eight_are_shown()
    {
        using var office = await Office.OpenAsync(database);
        await office.ExecuteAsync(
            """
            insert into warehouse.series (code, version, definition, sha256, applied_by)
            select code, 2, replace(definition, 'units:', E'calendar: party\nunits:'), encode(sha256('2'::bytea), 'hex'), applied_by from warehouse.series
            """);
        // Of ten meetings in a row the deadlines of the last two are over, as is that of the first.
        await office.ExecuteAsync(
            """
            insert into warehouse.calendar (
              system, period, window_start, window_end, unit_deadline, consolidation_deadline, meeting_at, recorded_at, submission)
            select 'party', (2020 + q / 4) || '-Q' || (q % 4 + 1), '2020-01-01', '2020-03-01', d.deadline, d.deadline,
              timestamp '2030-01-01 08:00' + q * interval '1 day', now(), 1
            from generate_series(0, 9) q
            cross join lateral (select case when q in (0, 8, 9) then date '2020-03-02' else date '2029-12-31' end as deadline) d
            """);
        using var meetings = Meetings(office);
        var list = await meetings.ListAsync(CancellationToken.None);
        Assert.Equal((8, 2), (list.Meetings.Count, list.Further));
        Assert.All(list.Meetings, meeting => Assert.NotEmpty(meeting.Units));
        Assert.Equal(["2020-Q1", "2022-Q1", "2022-Q2"], list.Overdue.Select(meeting => meeting.Entry.Period));
    }

    [Fact]
    public async Task Who_is_late_counts_until_the_figures_are_consolidated_whether_or_not_a_meeting_is_fixed_or_was_held()
    {
        using var office = await Office.OpenAsync(database);
        await office.ExecuteAsync(
            """
            insert into warehouse.series (code, version, definition, sha256, applied_by)
            select code, 2, replace(definition, 'units:', E'calendar: party\nunits:'), encode(sha256('2'::bytea), 'hex'), applied_by from warehouse.series
            """);
        // By the meeting: none is fixed, it was held yesterday, none; and the last two periods' figures are not due yet, and consolidated.
        await office.ExecuteAsync(
            """
            insert into warehouse.calendar (
              system, period, window_start, window_end, unit_deadline, consolidation_deadline, meeting_at, recorded_at, submission)
            select 'party', d.period, '2020-01-01', '2020-03-01', current_date + d.due, current_date + d.consolidated, current_date + d.meets * interval '1 day', now(), 1
            from (values ('2025-Q1', -3, 3, null), ('2025-Q2', -5, 3, -2), ('2025-Q3', 3, 6, null), ('2025-Q4', -6, -3, null)) d (period, due, consolidated, meets)
            """);
        using var meetings = Meetings(office);
        // An import that is running holds up no page.
        await using var connection = await office.Warehouse.App.OpenConnectionAsync();
        await using var running = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(Sql.Query("intake/lock"), transaction: running);
        var list = await meetings.ListAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((0, 0), (list.Meetings.Count, list.Further));
        Assert.Equal(["2025-Q1", "2025-Q2"], list.Overdue.Select(meeting => meeting.Entry.Period));
    }

    [Fact]
    public async Task Nobody_waits_for_his_turn_with_a_connection_in_hand()
    {
        using var office = await Office.OpenAsync(database);
        using var meetings = Meetings(office);
        // Four times as many as the pool has connections.
        var lists = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => meetings.ListAsync(CancellationToken.None))).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.All(lists, list => Assert.Same(lists[0], list));
    }

    private static ComingMeetings Meetings(Office office)
    {
        var reader = office.Warehouse.Reader;
        return new ComingMeetings(reader, new SeriesDefinitions(reader), new DeskRegister(reader), TimeProvider.System);
    }
}
