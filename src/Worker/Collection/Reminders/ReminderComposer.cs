using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Analytics.Worker.Delivery.Letters;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>
/// Puts together one digest for each unit of a collection that has not reported. Other collections that have begun, ask the same unit and
/// have the same deadline are in it, so that whichever is first speaks for all, and the others find that it was done.
/// </summary>
internal sealed class ReminderComposer(NpgsqlDataSource reader, DeliveryOptions options)
{
    /// <summary>Of one collection: a year's. Earlier gaps are named in the text.</summary>
    private const int MostWorkbooks = 4;

    /// <param name="step">The day that the reminder stands for.</param>
    /// <param name="only">One unit; null: all that have not reported.</param>
    /// <param name="awaitImports">Whether the import that is running is waited for: not while a person waits.</param>
    public async Task<PreparedReminders> PrepareAsync(
        CollectionState state, DateOnly step, string? only, CancellationToken cancelled, bool awaitImports = true)
    {
        var today = VietnamTime.DayOf(state.AsOf);
        var waiting = Owing(state).Where(unit => only is null || unit.Unit.Unit.Code == only).ToList();
        if (state.Deadline is not { } deadline || waiting.Count == 0)
        {
            return PreparedReminders.None(today);
        }

        string[] units = [.. waiting.Select(unit => unit.Unit.Unit.Code).Order(StringComparer.Ordinal)];
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var addresses = await UnitAddress.ListAsync(connection, units, cancelled);
        var sent = (await connection.QueryAsync<string>(new CommandDefinition(
            Sql.Query("reminders/sent"), new { units, deadline, step, today }, cancellationToken: cancelled))).ToHashSet(StringComparer.Ordinal);
        // In one order everywhere: two runs that remind the same units would otherwise wait for each other.
        var known = units.Select(unit => addresses[unit]).ToList();
        var mailed = known.Where(unit => !unit.Stopped && IsReached(unit) && !sent.Contains(unit.Unit)).ToList();
        var others = mailed.Count == 0 ? [] : await OthersAsync(connection, state, units, deadline, awaitImports, cancelled);
        var workbooks = new UnitWorkbooks(reader, state.AsOf, awaitImports);
        var mails = new List<UnitReminder>();
        foreach (var unit in mailed)
        {
            List<OwedCollection> owed = [.. waiting.Concat(others).Where(one => one.Unit.Unit.Code == unit.Unit).OrderBy(one => one.State.Name, StringComparer.Ordinal)];
            mails.Add(await ComposeAsync(unit, deadline, state.AsOf, owed, workbooks, cancelled));
        }

        return new PreparedReminders(
            step,
            today,
            mails,
            [.. known.Where(unit => sent.Contains(unit.Unit)).Select(unit => unit.Name)],
            [.. known.Where(unit => !unit.Stopped && !IsReached(unit) && !sent.Contains(unit.Unit)).Select(unit => unit.Name)],
            [.. known.Where(unit => unit.Stopped && !sent.Contains(unit.Unit)).Select(unit => unit.Name)]);
    }

    /// <summary>Of which it gets the workbook. Who owes only words writes them into that of the period's last quarter.</summary>
    private static IEnumerable<Quarter> Quarters(OwedCollection owed) => owed.Unit.Coverage.OwesFigures
        ? owed.Unit.MissingQuarters.TakeLast(MostWorkbooks)
        : owed.State.Period.Quarters.Where(owed.Unit.Unit.IsValidIn).TakeLast(1);

    /// <summary>Where mail may not go it would only be refused.</summary>
    private bool IsReached(UnitAddress unit) => unit.HasAddress && options.Allows(unit.Email!);

    /// <summary>A unit that is valid in no quarter of the period is not there to be asked, whatever coverage counts.</summary>
    private static IEnumerable<OwedCollection> Owing(CollectionState state) => state.Sheet.Units
        .Where(unit => unit.State != CoverageState.Reported && state.Period.Quarters.Any(unit.Unit.IsValidIn))
        .Select(unit => new OwedCollection(state, unit));

    private async Task<IReadOnlyList<OwedCollection>> OthersAsync(
        NpgsqlConnection connection, CollectionState own, string[] units, DateOnly deadline, bool awaitImports, CancellationToken cancelled)
    {
        var collections = new CollectionReader(reader) { AwaitsImports = awaitImports };
        var found = new List<OwedCollection>();
        var rows = await connection.QueryAsync<(string Series, string Committee, string Period)>(new CommandDefinition(
            Sql.Query("reminders/collections"), new { units, deadline, now = own.AsOf.UtcDateTime }, cancellationToken: cancelled));
        foreach (var (series, committee, period) in rows)
        {
            try
            {
                var state = await collections.ReadAsync(series, committee, period, own.AsOf, cancelled);
                if (state.Name != own.Name && state.Deadline == deadline && !state.HasMet)
                {
                    found.AddRange(Owing(state));
                }
            }
            catch (Exception wrong) when (wrong is BadInputException or ScopeNotKnownException)
            {
                // A series that was changed since: its own run says so.
            }
        }

        return found;
    }

    private async Task<UnitReminder> ComposeAsync(
        UnitAddress unit, DateOnly deadline, DateTimeOffset asOf, IReadOnlyList<OwedCollection> owed, UnitWorkbooks workbooks, CancellationToken cancelled)
    {
        var attached = new List<AttachmentParts>();
        foreach (var one in owed)
        {
            foreach (var quarter in Quarters(one))
            {
                attached.Add(await workbooks.MakeAsync(one.State.Series, unit.Unit, quarter, cancelled));
            }
        }

        var message = Message(attached);
        var size = MessageSize.AtMost(message.Body, message.Html!, picture: false, attached.Select(file => (long)file.Content.Length));
        return new UnitReminder(
            unit.Unit, unit.Name, deadline, [.. owed.Select(one => one.State.Name)], size <= options.MaxBytes ? message : Message([], areTooLarge: true));

        QueuedMessage Message(IReadOnlyList<AttachmentParts> files, bool areTooLarge = false)
        {
            var letter = new ReminderLetter(unit.Name, deadline, asOf, owed, [.. files.Select(file => file.Name)], options.AskWhom, unit.Sample)
            {
                AreTooLarge = areTooLarge,
                Desk = options.Desk,
            };
            return letter.To(unit.Email!) with { Files = files };
        }
    }
}
