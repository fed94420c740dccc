using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Collection;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>Collection opens: keeps who is to send figures, and by when.</summary>
internal sealed class OpenCollection(NpgsqlDataSource reader, TimeProvider clock)
{
    public async Task<StepResult> RunAsync(Claim claim, CancellationToken cancelled)
    {
        var state = await new CollectionReader(reader).ReadAsync(claim.Series, claim.Committee, claim.Period, clock.GetUtcNow(), cancelled);
        var units = state.Coverage.Units.Select(unit => unit.Unit).ToArray();
        var count = units.Length.ToString(CultureInfo.InvariantCulture);
        return new StepResult(new Sentence(
            $"Mở thu thập số liệu {PeriodNames.Vi(state.Period)}, hạn gửi {state.Until.Vi}; {count} đơn vị phải gửi: {string.Join(", ", units.Select(unit => unit.NameVi))}.",
            $"Collection for the {PeriodNames.En(state.Period)} is open until {state.Until.En}; {count} units are due: {string.Join(", ", units.Select(unit => unit.NameEn ?? unit.NameVi))}."));
    }
}
