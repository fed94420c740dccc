using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Npgsql;

namespace Analytics.Reports.Warehouse;

/// <summary>
/// Reads everything that one pack is made from, as known at the scope's instant, in one transaction (DESIGN §4). Only what the figures
/// need: a pack of a town must stay quick in a warehouse of ten million observations.
/// </summary>
internal sealed class SnapshotReader
{
    private readonly SnapshotTransaction transaction;
    private readonly FigureScope scope;
    private readonly SnapshotHash hash;
    private readonly DateTime asOf;
    private readonly DateTime? storedBefore;

    private SnapshotReader(SnapshotTransaction transaction, FigureScope scope, SnapshotHash hash, DateTime? storedBefore)
    {
        this.transaction = transaction;
        this.scope = scope;
        this.hash = hash;
        asOf = scope.AsOf.UtcDateTime;
        this.storedBefore = storedBefore;
    }

    /// <param name="storedBefore">
    /// UTC: of the packs of the year before, and of decisions on suggestions, only those count that were stored earlier, so that a pack can
    /// be made once more after others were; null for all that are there.
    /// </param>
    /// <param name="awaitImports">
    /// What is kept waits for the import that is running, so that it can be read again as it was; a page, which is looked at once, does not.
    /// </param>
    /// <exception cref="ScopeNotKnownException">The committee or an indicator is not known at the scope's instant.</exception>
    public static async Task<Snapshot> ReadAsync(
        NpgsqlDataSource reader, FigureScope scope, CancellationToken cancellation, DateTime? storedBefore = null, bool awaitImports = true)
    {
        await using var transaction = await SnapshotTransaction.BeginAsync(reader, awaitImports, cancellation);
        using var hash = new SnapshotHash();
        return await new SnapshotReader(transaction, scope, hash, storedBefore).ReadAsync();
    }

    private async Task<Snapshot> ReadAsync()
    {
        if (scope.Period.Kind == PeriodKind.Term)
        {
            // Which quarters a term has is data too, read before the scope was made.
            hash.Row("terms", scope.Period.Code, scope.Period.First.ToString(), scope.Period.Last.ToString());
        }

        var units = await ReadUnitsAsync();
        var indicators = await ReadIndicatorsAsync();
        ScopeCheck.Require(scope, units, indicators);

        var letterhead = await ReadLetterheadAsync(units.Single(unit => unit.Code == scope.Committee));
        var reporting = ScopeUnits.Of(units, scope).Select(unit => unit.Code).ToArray();
        var successions = await ReadSuccessionsAsync(units);
        var targets = await ReadTargetsAsync([.. reporting, scope.Committee], indicators);
        var basePack = await ReadBasePackAsync();
        var observations = await ReadObservationsAsync(WithPredecessors(reporting, successions), indicators, FirstQuarter(targets), basePack?.AsOf);
        var notes = await ReadNotesAsync(reporting);
        var assignments = await ReadAssignmentsAsync();
        var accepted = await ReadAcceptedSuggestionsAsync();
        var calendar = await ReadCalendarAsync();
        return new(hash.Id(), letterhead, units, indicators, observations, targets, successions, notes, calendar)
        {
            BasePackAsOf = basePack?.AsOf,
            BasePackIsPublished = basePack is { IsPublished: true },
            Assignments = assignments,
            AcceptedSuggestions = accepted,
        };
    }

    private async Task<IReadOnlyList<Unit>> ReadUnitsAsync()
    {
        var rows = await transaction.ListAsync<UnitRow>(
            "snapshot/units", new { committee = scope.Committee, last = scope.Period.Last.ToString(), as_of = asOf });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToUnit();
        })];
    }

    private async Task<Committee?> ReadLetterheadAsync(Unit committee)
    {
        var row = await transaction.FindAsync<LetterheadRow>("snapshot/letterhead", new { committee = committee.Code, as_of = asOf });
        row?.AddTo(hash);
        return row?.ToCommittee(committee.NameVi);
    }

    private async Task<IReadOnlyDictionary<string, Indicator>> ReadIndicatorsAsync()
    {
        var rows = await transaction.ListAsync<IndicatorRow>("snapshot/indicators", new { indicators = scope.Indicators.ToArray(), as_of = asOf });
        return rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToIndicator();
        }).ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<Succession>> ReadSuccessionsAsync(IReadOnlyList<Unit> units)
    {
        var rows = await transaction.ListAsync<SuccessionRow>(
            "snapshot/successions", new { units = units.Select(unit => unit.Code).ToArray(), as_of = asOf });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToSuccession();
        })];
    }

    /// <summary>Also those of the parts of ratios: what a unit quotes beside a part is checked against its own target.</summary>
    private async Task<IReadOnlyList<Target>> ReadTargetsAsync(string[] units, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var rows = await transaction.ListAsync<TargetRow>("snapshot/targets", new
        {
            units,
            indicators = indicators.Keys.ToArray(),
            first = scope.Period.First.ToString(),
            last = scope.Period.Last.ToString(),
            as_of = asOf,
        });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToTarget();
        }).OfType<Target>()];
    }

    /// <summary>The newest pack of the year before; null when there is none.</summary>
    private async Task<BasePackRow?> ReadBasePackAsync()
    {
        if (scope.Period.PreviousYear is not { } year)
        {
            return null;
        }

        var row = await transaction.FindAsync<BasePackRow>(
            "snapshot/base_pack",
            new { committee = scope.Committee, series = scope.Series, period = year.Code, as_of = asOf, stored_before = storedBefore });
        row?.AddTo(hash);
        return row;
    }

    private async Task<IReadOnlyList<Observation>> ReadObservationsAsync(
        string[] units, IReadOnlyDictionary<string, Indicator> indicators, Quarter first, DateTime? basePack)
    {
        var rows = await transaction.ListAsync<ObservationRow>("snapshot/observations", new
        {
            units,
            indicators = indicators.Values.Where(indicator => indicator.Kind != IndicatorKind.Ratio).Select(indicator => indicator.Code).ToArray(),
            first = first.ToString(),
            last = scope.Period.Last.ToString(),
            as_of = asOf,
            base_first = scope.Period.PreviousYear?.First.ToString(),
            base_last = scope.Period.PreviousYear?.Last.ToString(),
            base_as_of = basePack,
        });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToObservation();
        })];
    }

    private async Task<IReadOnlyList<Note>> ReadNotesAsync(string[] units)
    {
        var rows = await transaction.ListAsync<NoteRow>("snapshot/notes", new
        {
            units,
            periods = ((Period?[])[scope.Period, scope.Period.Before]).OfType<Period>().Select(period => period.Code).ToArray(),
            as_of = asOf,
        });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToNote();
        })];
    }

    private async Task<IReadOnlyList<Assignment>> ReadAssignmentsAsync()
    {
        var rows = await transaction.ListAsync<AssignmentRow>("snapshot/assignments", new
        {
            committee = scope.Committee,
            last = scope.Period.Last.ToString(),
            now_given = scope.Period.Kind == PeriodKind.Term ? null : scope.Period.Code,
            since = (scope.Period.First - 4).ToString(),
            as_of = asOf,
        });
        return [.. rows.Select(row =>
        {
            row.AddTo(hash);
            return row.ToAssignment();
        })];
    }

    private async Task<IReadOnlySet<string>> ReadAcceptedSuggestionsAsync()
    {
        var rows = await transaction.ListAsync<SuggestionRow>(
            "snapshot/suggestions",
            new { committee = scope.Committee, series = scope.Series, period = scope.Period.Code, as_of = asOf, stored_before = storedBefore });
        foreach (var row in rows)
        {
            row.AddTo(hash);
        }

        return rows.Where(row => row.Accepted).Select(row => row.Suggestion).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<CalendarEntry?> ReadCalendarAsync()
    {
        if (scope.Calendar is not { } system)
        {
            return null;
        }

        var row = await transaction.FindAsync<CalendarRow>("snapshot/calendar", new { system, period = scope.Period.Code, as_of = asOf });
        row?.AddTo(hash);
        return row?.ToEntry(system, scope.Period.Code);
    }

    /// <summary>
    /// The earliest of the quarters that say what is usual, which go back beyond the year before, the trend's first quarter and the start of a
    /// target's window that meets the period.
    /// </summary>
    private Quarter FirstQuarter(IReadOnlyList<Target> targets) => targets
        .Select(target => target.From)
        .Append(scope.Period.First - FigureScope.QuartersBefore)
        .Append(scope.Period.Last + 1 - Math.Max(1, scope.TrendQuarters))
        .Min();

    private string[] WithPredecessors(string[] units, IReadOnlyList<Succession> successions)
    {
        var predecessors = successions.Where(succession => succession.Effective <= scope.Period.Last)
            .ToLookup(succession => succession.Successor, succession => succession.Predecessor, StringComparer.Ordinal);
        var needed = new SortedSet<string>(units, StringComparer.Ordinal);
        var waiting = new Queue<string>(units);
        while (waiting.TryDequeue(out var unit))
        {
            foreach (var predecessor in predecessors[unit].Where(needed.Add))
            {
                waiting.Enqueue(predecessor);
            }
        }

        return [.. needed];
    }
}
