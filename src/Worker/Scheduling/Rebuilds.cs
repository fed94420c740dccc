using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>
/// From the draft to the meeting a pack is made once more when figures, words or units of its committee come in that it does not show.
/// As an occurrence it follows from what the ledger and the warehouse hold, so every process wants the same one; it moves on while more
/// comes in, and is no longer wanted once another run of the pack has begun after all of it.
/// </summary>
internal static class Rebuilds
{
    /// <summary>Corrections come in several; so long after the last one it is made.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMinutes(10);

    /// <summary>While more keeps coming, so long after the first one at the latest.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>None for a period without a fixed meeting: nothing would end them.</summary>
    public static async Task<IReadOnlyList<Occurrence>> ListAsync(
        NpgsqlConnection connection, Schedule schedule, DateTimeOffset now, CancellationToken cancelled)
    {
        var wanted = new List<Occurrence>();
        foreach (var series in schedule.Series.Where(series => series.ByMeeting))
        {
            foreach (var (period, row) in schedule.Periods.Rows(series.Definition).Where(entry => IsOpen(entry.Row, now)))
            {
                var touched = await connection.QueryAsync<(string Committee, DateTime First, DateTime Last)>(new CommandDefinition(
                    Sql.Query("planning/corrections"),
                    new
                    {
                        series = series.Definition.Code,
                        period = period.Code,
                        last = period.Last.ToString(),
                        committees = series.Committees.Where(committee => committee.Stands(period.Last)).Select(committee => committee.Code).ToArray(),
                        indicators = series.Definition.Indicators.ToArray(),
                    },
                    cancellationToken: cancelled));
                wanted.AddRange(
                    from pack in touched
                    let due = Due(pack.First, pack.Last)
                    where due <= row.MeetingInstant && due > series.Since
                    select new Occurrence(series.Definition.Code, pack.Committee, period.Code, Steps.Rebuild, due));
            }
        }

        return wanted;
    }

    internal static DateTimeOffset Due(DateTimeOffset first, DateTimeOffset last) =>
        last + Settle < first + LongestWait ? last + Settle : first + LongestWait;

    private static bool IsOpen(CalendarEntry row, DateTimeOffset now) => row.DraftInstant < now && now < row.MeetingInstant;
}
