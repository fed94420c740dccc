using Analytics.Reports.Periods;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>The reporting calendar as it stands now; what a pack prints of it is read in the pack's own snapshot.</summary>
internal static class CalendarReader
{
    public static Task<CalendarEntry> FindAsync(NpgsqlConnection reader, string system, string period, CancellationToken cancelled) =>
        reader.QuerySingleAsync<CalendarEntry>(new CommandDefinition(
            Sql.Query("calendar/find"), new { system, period }, cancellationToken: cancelled));
}
