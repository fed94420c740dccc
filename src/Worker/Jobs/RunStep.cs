using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Jobs;

/// <summary>The steps of the reporting calendar that make no pack, by name.</summary>
internal sealed class RunStep(OpenCollection open, RemindUnits remind, FreezePeriod freeze, ArchivePeriod archive)
{
    public Task<StepResult> RunAsync(Claim claim, CancellationToken cancelled) => claim.Step switch
    {
        Steps.Open => open.RunAsync(claim, cancelled),
        Steps.Remind => remind.RunAsync(claim, cancelled),
        Steps.Freeze => freeze.RunAsync(claim, cancelled),
        Steps.Archive => archive.RunAsync(claim, cancelled),
        _ => throw new InvalidOperationException($"Run {claim.Run} has a step that no job does: {claim.Step}."),
    };
}
