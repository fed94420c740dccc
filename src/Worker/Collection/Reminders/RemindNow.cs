using Analytics.Reports.Figures;
using Analytics.Worker.Acts;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>What came of reminding by a person's word.</summary>
/// <param name="Queued">Codes of the units that a message was queued for.</param>
internal sealed record RemindAnswer(IReadOnlyList<string> Queued, Sentence Said);

/// <summary>Reminds now, because somebody asks for it: by the rules of the calendar's reminders, and not a second time on one day about the same deadline.</summary>
internal sealed class RemindNow(NpgsqlDataSource app, ReminderComposer composer, TimeProvider clock)
{
    /// <param name="unit">One unit; null: all that have not reported.</param>
    /// <exception cref="BadInputException">Series, committee or period is unknown, the unit is not asked, or there is no deadline.</exception>
    public async Task<RemindAnswer> RemindAsync(
        string series, string? committee, string period, string? unit, Actor by, CancellationToken cancelled)
    {
        var state = await new CollectionReader(app) { AwaitsImports = false }.ReadAsync(series, committee, period, clock.GetUtcNow(), cancelled);
        if (state.Deadline is null)
        {
            throw new BadInputException(new Sentence(
                $"Lịch báo cáo chưa có hạn gửi cho {state.Period.Code}; hãy thêm vào calendar.csv.",
                $"The calendar has no unit deadline for {state.Period.Code}; add it to calendar.csv."));
        }

        if (unit is not null && state.Sheet.Units.All(one => one.Unit.Code != unit))
        {
            throw new BadInputException(new Sentence(
                $"`{series}` không yêu cầu đơn vị `{unit}` báo cáo.", $"`{series}` asks no unit `{unit}` to report."));
        }

        var today = Reports.Periods.VietnamTime.DayOf(state.AsOf);
        var prepared = state.HasMet
            ? PreparedReminders.None(today)
            : await composer.PrepareAsync(state, today, unit, cancelled, awaitImports: false);
        await using var connection = await app.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        var queued = await ReminderMail.QueueAsync(transaction, prepared, state.Name, by, cancelled);
        await transaction.CommitAsync(cancelled);
        return new RemindAnswer(queued, Say(prepared.Queued(queued), state, unit));
    }

    private static Sentence Say(PreparedReminders said, CollectionState state, string? unit)
    {
        if (said.Said is { Vi.Length: > 0 } who)
        {
            return said.SentBefore.Count > 0
                ? new($"{who.Vi} Mỗi ngày chỉ nhắc một lần về cùng một hạn gửi.", $"{who.En} Nobody is reminded twice on one day about the same deadline.")
                : who;
        }

        return state.Sheet.Units.Where(one => unit is null || one.Unit.Code == unit).All(one => one.State == CoverageState.Reported)
            ? new("Đã gửi đủ; không phải nhắc ai.", "All have reported; nobody is to be reminded.")
            : state.HasMet ? PreparedReminders.HasMet
            : new("Đơn vị còn thiếu không hoạt động trong kỳ; không nhắc.", "Who is missing is not valid in the period and is not reminded.");
    }
}
