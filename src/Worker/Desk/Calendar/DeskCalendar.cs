using Analytics.Reports.Warehouse;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Calendar;

/// <summary>The reporting calendar as it stands and as it stood.</summary>
internal sealed class DeskCalendar(NpgsqlDataSource reader, SeriesDefinitions definitions)
{
    /// <summary>Reporting systems that the calendar has rows of or that a series follows, by code.</summary>
    public async Task<IReadOnlyList<string>> ListSystemsAsync(CancellationToken cancelled)
    {
        var known = await reader.ListAsync<string>(Sql.Query("calendar/systems"), null, cancelled);
        var followed = (await definitions.ListAsync(cancelled)).Select(series => series.Definition.Calendar);
        return [.. known.Concat(followed).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The last window first.</summary>
    public Task<IReadOnlyList<CalendarLine>> ListAsync(string system, int limit, int offset, CancellationToken cancelled) =>
        reader.ListAsync<CalendarLine>(Sql.Query("calendar/list"), new { system, limit, offset }, cancelled);

    /// <summary>The newest first; none when there is no such row.</summary>
    public async Task<IReadOnlyList<CalendarVersion>> ListVersionsAsync(string system, string period, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await ListVersionsAsync(connection, system, period, cancelled);
    }

    /// <inheritdoc cref="ListVersionsAsync(string, string, CancellationToken)"/>
    /// <param name="connection">In whose transaction it is asked.</param>
    public static async Task<IReadOnlyList<CalendarVersion>> ListVersionsAsync(
        NpgsqlConnection connection, string system, string period, CancellationToken cancelled) =>
    [
        .. await connection.QueryAsync<CalendarVersion>(new CommandDefinition(
            Sql.Query("calendar/versions"), new { system, period }, cancellationToken: cancelled)),
    ];

    public Task<IReadOnlyList<Holiday>> ListHolidaysAsync(int year, CancellationToken cancelled) => reader.ListAsync<Holiday>(
        Sql.Query("calendar/holidays"), new { first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31) }, cancelled);
}
