using Npgsql;

namespace Analytics.Worker.Scheduling;

/// <summary>What becomes of one step of a period, for so many committees at once.</summary>
/// <param name="From">When it is due as things stand; null: it is new.</param>
/// <param name="To">When it would be due; null: it would be dropped.</param>
internal sealed record StepChange(string Series, string Period, string Step, DateTimeOffset? From, DateTimeOffset? To, int Committees);

/// <summary>Says before a change of the reporting calendar what the planner would make of it.</summary>
internal sealed class CalendarForecast(NpgsqlDataSource app, TimeProvider clock)
{
    /// <param name="change">What would be stored.</param>
    /// <returns>By series, period and time; what would happen without the change as well is not among it.</returns>
    public async Task<IReadOnlyList<StepChange>> LoadAsync(Func<ReportingPeriods, ReportingPeriods> change, CancellationToken cancelled)
    {
        var now = clock.GetUtcNow();
        await using var connection = await app.OpenConnectionAsync(cancelled);
        var schedule = await ScheduleReader.LoadAsync(connection, cancelled);
        var anyway = Steps(await Replanning.LoadAsync(connection, schedule, now, cancelled)).ToHashSet();
        var changed = await Replanning.LoadAsync(connection, schedule with { Periods = change(schedule.Periods) }, now, cancelled);
        return
        [
            .. Steps(changed)
                .Where(step => !anyway.Contains(step))
                .GroupBy(step => step with { Committee = string.Empty })
                .Select(alike => new StepChange(
                    alike.Key.Series, alike.Key.Period, alike.Key.Step, alike.Key.From, alike.Key.To, alike.Count()))
                .OrderBy(step => step.Series, StringComparer.Ordinal)
                .ThenBy(step => step.Period, StringComparer.Ordinal)
                .ThenBy(step => step.To ?? step.From),
        ];
    }

    private static IEnumerable<OneStep> Steps(Replanning plan) =>
    [
        .. plan.Misplaced.Select(moved => new OneStep(
            moved.Row.Series, moved.Row.Committee, moved.Row.Period, moved.Row.Step, moved.Row.Occurrence.Due, moved.To?.Due)),
        .. plan.Missing.Select(added => new OneStep(added.Series, added.Committee, added.Period, added.Step, null, added.Due)),
    ];

    private sealed record OneStep(string Series, string Committee, string Period, string Step, DateTimeOffset? From, DateTimeOffset? To);
}
