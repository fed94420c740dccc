using System.Globalization;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Faults;

/// <summary>
/// Two real workers on a real database, and what can happen to them (RELIABILITY §4). Each scenario waits for what it needs to see, and
/// ends with the invariants of <c>doctor --invariants</c>. Time alone passes in two places only: up to the seeded instant at which something is
/// killed, which no condition marks, and for as long as a fault is to last.
/// </summary>
[Collection("faults")]
public sealed partial class FaultTests(DatabaseFixture fixture, FaultTown town, Announcer announcer)
    : IClassFixture<FaultTown>, IClassFixture<Announcer>, IAsyncLifetime
{
    private readonly Random random = new(FaultSize.Seed);

    public Task InitializeAsync() => town.RestoreAsync();

    public Task DisposeAsync() => town.HoldsAsync();

    private void Say(FormattableString line) => announcer.Say("faults: " + line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asks for a pack and keeps whoever makes it in a stage, until the gate is disposed.</summary>
    private async Task<(StageGate Gate, long Run, FaultNode Maker)> HeldAsync(string stage)
    {
        var gate = await StageGate.HoldAsync(town.Town, stage);
        var run = await town.RequestAsync();
        gate.WaitForStage();
        return (gate, run, await town.NodeOfAsync(run));
    }

    private static TimeSpan Slowest(IEnumerable<TimeSpan> times) => times.Max();
}
