using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Packs;
using Analytics.Worker.Series;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Desk.Home;

/// <summary>
/// The meetings that are coming, what each waits for, and who is late, as collection counts it now. What was counted is kept until something is imported, a
/// series applied, a deadline over or a meeting held. No connection is held while another one, or the turn, is waited for.
/// </summary>
internal sealed class ComingMeetings(
    NpgsqlDataSource reader, SeriesDefinitions definitions, DeskRegister register, TimeProvider clock) : IDisposable
{
    private const int MostRows = 40;
    private const int MostLines = 8;

    private readonly CollectionReader collection = new(reader) { AwaitsImports = false };
    private readonly SemaphoreSlim turn = new(1);
    private (Stand Stand, DateTimeOffset Until, ComingMeetingList List)? kept;

    public async Task<ComingMeetingList> ListAsync(CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        var stand = (await reader.ListAsync<Stand>(Sql.Query("home/stand"), null, cancelled))[0];
        await turn.WaitAsync(cancelled);
        try
        {
            if (kept is not { } known || known.Stand != stand || known.Until <= now)
            {
                var (list, until) = await CountAsync(now, cancelled);
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

    /// <returns>What there is, and when a deadline or a meeting changes it.</returns>
    private async Task<(ComingMeetingList List, DateTimeOffset Until)> CountAsync(DateTimeOffset now, CancellationToken cancelled)
    {
        var from = VietnamTime.ToLocal(now).DateTime;
        // The next meeting first; what has no meeting ahead of it is only asked who is late.
        var rows = (await reader.ListAsync<CalendarEntry>(Sql.Query("home/meetings"), new { from, limit = MostRows }, cancelled))
            .OrderBy(row => row.MeetingAt is { } meeting && meeting >= from ? meeting : DateTime.MaxValue)
            .ThenBy(row => row.System, StringComparer.Ordinal)
            .ThenBy(row => row.Period, StringComparer.Ordinal);
        var terms = await register.ListTermsAsync(cancelled);
        var series = await definitions.ListAsync(cancelled);
        var committees = await ListCommitteesAsync(series, cancelled);
        var wanted = (
            from row in rows
            let period = Period.TryParse(row.Period, out var found) ? found : terms.FirstOrDefault(term => term.Code == row.Period)
            where period is not null
            from one in series
            where one.Definition.Calendar == row.System && one.Definition.PeriodKind == period.Kind
            from committee in committees[one.Definition.Code]
            where committee.Stands(period)
            select new ComingMeeting(one.Definition.Code, one.Title, committee.Code, committee.Name, row, period.Last, [])).ToList();
        var shown = new List<ComingMeeting>();
        var overdue = new List<ComingMeeting>();
        foreach (var (place, line) in wanted.Index())
        {
            // Of a line that is neither shown nor due nobody asks who has reported.
            var isShown = place < MostLines && line.IsComing(now);
            if (isShown || line.Entry.LateAfter <= now)
            {
                var meeting = line with { Units = await CoverageAsync(line, now, cancelled) };
                if (isShown)
                {
                    shown.Add(meeting);
                }

                if (meeting.IsOverdue(now))
                {
                    overdue.Add(meeting);
                }
            }
        }

        var until = wanted.SelectMany(line => new[] { line.At ?? line.ConsolidatedBy, line.ConsolidatedBy, line.Entry.LateAfter })
            .Where(at => at > now)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();
        return (new ComingMeetingList(shown, overdue, wanted.Count(line => line.IsComing(now)) - shown.Count), until);
    }

    private async Task<ILookup<string, Committee>> ListCommitteesAsync(IReadOnlyList<KnownSeries> series, CancellationToken cancelled)
    {
        var named = series.SelectMany((one, place) => one.Definition.Units.Select(token => (place, token))).ToList();
        var rows = await reader.ListAsync<CommitteeRow>(
            Sql.Query("home/committees"),
            new { places = named.Select(pair => pair.place).ToArray(), tokens = named.Select(pair => pair.token).ToArray() },
            cancelled);
        return rows.ToLookup(row => series[row.Place].Definition.Code, row => row.Read(), StringComparer.Ordinal);
    }

    /// <summary>None where the warehouse cannot say: the committee lacks what every pack of it needs.</summary>
    private async Task<IReadOnlyList<UnitStanding>> CoverageAsync(ComingMeeting line, DateTimeOffset now, CancellationToken cancelled)
    {
        try
        {
            var state = await collection.ReadAsync(line.Series, line.Committee, line.Entry.Period, now, cancelled);
            return
            [
                .. state.Coverage.Units.Select(one => new UnitStanding(
                    one.Unit.Code, one.Unit.NameVi, one.Unit.NameEn, one.State, one.Late, one.OwesFigures)),
            ];
        }
        catch (Exception refused) when (refused is ScopeNotKnownException or BadInputException)
        {
            return [];
        }
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
}
