using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Home;

/// <summary>
/// The meetings that are coming and what each waits for. Coverage is a pack's (CONTRACT §3), counted by one statement on the warehouse as it is
/// now, without figures, comparisons or targets. What was counted is kept until something is imported, a series applied or a meeting held.
/// </summary>
internal sealed class ComingMeetings(
    NpgsqlDataSource reader, SeriesDefinitions definitions, DeskRegister register, TimeProvider clock) : IDisposable
{
    private const int MostMeetings = 40;
    private const int MostLines = 8;

    private readonly SemaphoreSlim turn = new(1);
    private (Stand Stand, DateTimeOffset Until, ComingMeetingList List)? kept;

    public async Task<ComingMeetingList> ListAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var stand = await connection.QuerySingleAsync<Stand>(new CommandDefinition(Sql.Query("home/stand"), cancellationToken: cancelled));
        await turn.WaitAsync(cancelled);
        try
        {
            if (kept is not { } known || known.Stand != stand || known.Until <= now)
            {
                var list = await CountAsync(connection, now, cancelled);
                var until = list.Meetings.Select(meeting => meeting.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
                kept = known = (stand, until, list);
            }

            return known.List;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<ComingMeetingList> CountAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancelled)
    {
        var rows = await connection.QueryAsync<CalendarEntry>(new CommandDefinition(
            Sql.Query("home/meetings"), new { from = VietnamTime.ToLocal(now).DateTime, limit = MostMeetings }, cancellationToken: cancelled));
        var terms = await register.ListTermsAsync(cancelled);
        var series = await definitions.ListAsync(cancelled);
        var committees = await ListCommitteesAsync(connection, series, cancelled);
        var wanted = (
            from row in rows
            let period = Period.TryParse(row.Period, out var found) ? found : terms.FirstOrDefault(term => term.Code == row.Period)
            where period is not null
            from one in series
            where one.Definition.Calendar == row.System && one.Definition.PeriodKind == period.Kind
            from committee in committees[one.Definition.Code]
            where committee.Stands(period)
            select (row, period, one, committee)).ToList();
        var meetings = new List<ComingMeeting>();
        foreach (var (row, period, one, committee) in wanted.Take(MostLines))
        {
            meetings.Add(new ComingMeeting(
                one.Definition.Code, one.Title, committee.Code, committee.Name, row, period.Last, await CoverageAsync(connection, one, committee.Code, period, row, cancelled)));
        }

        return new ComingMeetingList(meetings, wanted.Count - meetings.Count);
    }

    private static async Task<ILookup<string, Committee>> ListCommitteesAsync(
        NpgsqlConnection connection, IReadOnlyList<KnownSeries> series, CancellationToken cancelled)
    {
        var named = series.SelectMany((one, place) => one.Definition.Units.Select(token => (place, token))).ToList();
        var rows = await connection.QueryAsync<CommitteeRow>(new CommandDefinition(
            Sql.Query("home/committees"),
            new { places = named.Select(pair => pair.place).ToArray(), tokens = named.Select(pair => pair.token).ToArray() },
            cancellationToken: cancelled));
        return rows.ToLookup(row => series[row.Place].Definition.Code, row => row.Read(), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<UnitStanding>> CoverageAsync(
        NpgsqlConnection connection, KnownSeries series, string committee, Period period, CalendarEntry entry, CancellationToken cancelled)
    {
        var rows = await connection.QueryAsync<CoverageRow>(new CommandDefinition(
            Sql.Query("home/coverage"),
            new
            {
                committee,
                units = series.Definition.Units.ToArray(),
                indicators = series.Definition.Indicators.ToArray(),
                quarters = period.Quarters.Select(quarter => quarter.ToString()).ToArray(),
                first = period.First.ToString(),
                last = period.Last.ToString(),
                period = period.Code,
                late_after = entry.LateAfter.UtcDateTime,
            },
            cancellationToken: cancelled));
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>Up to where the warehouse has been counted.</summary>
    private sealed record Stand(long Submission, DateTime AppliedAt);

    private sealed record Committee(string Code, Sentence Name, Quarter? From, Quarter? To)
    {
        public bool Stands(Period period) => (From is null || From <= period.Last) && (To is null || period.Last <= To);
    }

    private sealed record CommitteeRow(int Place, string Code, string NameVi, string? NameEn, string? ValidFrom, string? ValidTo)
    {
        public Committee Read() => new(Code, new Sentence(NameVi, NameEn ?? NameVi), ReadQuarter(ValidFrom), ReadQuarter(ValidTo));

        private static Quarter? ReadQuarter(string? code) => code is null ? null : Quarter.Parse(code);
    }

    private sealed record CoverageRow(
        string Code, string NameVi, string? NameEn, int Expected, int Complete, int Present, bool SentWords, bool IsLate)
    {
        public UnitStanding Read()
        {
            var state = (Expected, SentWords) switch
            {
                (0, true) => CoverageState.Reported,
                (0, false) => CoverageState.Missing,
                _ when Complete == Expected => CoverageState.Reported,
                _ when Present == 0 => CoverageState.Missing,
                _ => CoverageState.Partial,
            };
            return new UnitStanding(Code, NameVi, NameEn, state, IsLate && state != CoverageState.Missing, Expected > 0);
        }
    }
}
