using Analytics.Worker.Jobs;
using Analytics.Worker.Scheduling;
using Spectre.Console;

namespace Analytics.Worker.Commands;

/// <summary>Follows a run in the ledger to its end, showing its stages as <see cref="BuildProgress"/> does.</summary>
internal static class RunProgress
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(100);

    public static Task<Run> FollowAsync(CommandHost host, RunLedger ledger, long run, PackRequest request, CancellationToken cancelled) =>
        BuildProgress.ShowAsync(host.Messages, request, async progress =>
        {
            string? said = null;
            while (true)
            {
                var now = (await ledger.FindAsync(run, cancelled))!.Run;
                if (RunState.IsEnded(now.State))
                {
                    return now;
                }

                if (Enum.TryParse<BuildStage>(now.Stage, ignoreCase: true, out var stage))
                {
                    progress.Report(stage);
                }

                if (now.State == RunState.Retrying && now.Error != said)
                {
                    said = now.Error;
                    host.Say(said!);
                }

                await Task.Delay(Every, cancelled);
            }
        });
}
