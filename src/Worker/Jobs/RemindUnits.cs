using Analytics.Reports.Figures;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>A unit deadline is near or has passed: mails who has not sent, or not all of it, and keeps who that is, as things stand now.</summary>
internal sealed class RemindUnits(NpgsqlDataSource reader, ReminderComposer composer, TimeProvider clock)
{
    public async Task<StepResult> RunAsync(Claim claim, CancellationToken cancelled)
    {
        var state = await new CollectionReader(reader).ReadAsync(claim.Series, claim.Committee, claim.Period, clock.GetUtcNow(), cancelled);
        HeldBackUnit[] missing =
        [
            .. state.Coverage.Units.Where(unit => unit.State != CoverageState.Reported)
                .Select(unit => new HeldBackUnit(unit.Unit.NameVi, unit.Unit.NameEn ?? unit.Unit.NameVi, unit.State == CoverageState.Partial)),
        ];
        var expected = state.Coverage.Expected;
        if (missing.Length == 0)
        {
            return new StepResult(new Sentence(
                FormattableString.Invariant($"Đủ {expected}/{expected} đơn vị đã gửi; không phải nhắc ai."),
                FormattableString.Invariant($"All {expected} units have reported; nobody is to be reminded.")));
        }

        var step = await ReminderSteps.OfAsync(reader, claim, cancelled);
        var prepared = state.HasMet ? PreparedReminders.None(step) : await composer.PrepareAsync(state, step, only: null, cancelled);
        return new StepResult(Say(state.HasMet ? PreparedReminders.HasMet : prepared.Said))
        {
            Conclude = state.HasMet ? null : async transaction =>
                Say(prepared.Queued(await ReminderMail.QueueAsync(transaction, prepared, state.Name, Actor.ThisProcess, default)).Said),
        };

        Sentence Say(Sentence said) => new(
            FormattableString.Invariant($"{(state.IsOver ? "Đã quá hạn gửi" : "Hạn gửi")} {state.Until.Vi}: {missing.Length}/{expected} đơn vị chưa gửi đủ: {List(missing, vi: true)} {said.Vi}").TrimEnd(),
            FormattableString.Invariant($"The deadline {state.Until.En} {(state.IsOver ? "has passed" : "is near")}; {missing.Length} of {expected} units are missing: {List(missing, vi: false)} {said.En}").TrimEnd());
    }

    private static string List(IEnumerable<HeldBackUnit> units, bool vi) =>
        string.Join(", ", units.Select(unit => vi ? $"{unit.Vi} ({unit.State.Vi})" : $"{unit.En} ({unit.State.En})")) + ".";
}
