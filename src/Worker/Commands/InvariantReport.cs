using Analytics.Worker.Invariants;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Commands;

/// <summary><c>doctor --invariants</c>: one line for each thing that must hold at every moment. Exit code 1 when one does not.</summary>
internal static class InvariantReport
{
    /// <summary>Longer than anything between two writes of a worker that lives.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    public static async Task<int> PrintAsync(CommandHost host, CancellationToken cancelled)
    {
        var app = (await host.WarehouseAsync()).App;
        var check = new InvariantCheck(
            app,
            await host.EngineAsync(),
            new OverdueRuns(app, host.Clock, host.Settings.Jobs.OverdueAfter),
            [.. new[] { ".", "out", host.Settings.Delivery.Outbox }.Select(Path.GetFullPath).Distinct()],
            Grace,
            host.Clock);
        var invariants = await check.CheckAsync(cancelled);
        foreach (var invariant in invariants)
        {
            await host.Output.WriteLineAsync($"{(invariant.IsHeld ? "ok" : "BROKEN"),-7}{invariant.Name,-12}{invariant.Finding}");
        }

        return invariants.All(invariant => invariant.IsHeld) ? ExitCode.Done : ExitCode.Unexpected;
    }
}
