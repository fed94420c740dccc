using System.Globalization;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Executes one run of the ledger: claims it, makes its pack, and says what came of it. Executing a run that has ended, or that another
/// worker has, does nothing.
/// </summary>
internal sealed partial class RunPack(
    NpgsqlDataSource reader, BuildPack build, RunLease leases, WaitingRuns waiting, Alerts alerts, TimeProvider clock, ILogger<RunPack> log)
{
    /// <summary>About twenty minutes in all; also what bounds a run that kills its worker.</summary>
    private const int MostAttempts = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public async Task ExecuteAsync(long run, CancellationToken stopping)
    {
        await waiting.ReleaseAsync(stopping);
        if (await leases.ClaimAsync(run, stopping) is not { } claim)
        {
            return;
        }

        using var about = log.BeginScope(About(claim));
        using var watch = new LeaseWatch(leases, claim, stopping);
        try
        {
            await MakeAsync(claim, watch.Token);
        }
        catch (LeaseLostException)
        {
            LogLost(log, run);
        }
        catch (Exception error)
        {
            await watch.EndAsync();
            await SettleAsync(claim, watch, error, stopping);
        }
        finally
        {
            await watch.EndAsync();
        }
    }

    private async Task MakeAsync(Claim claim, CancellationToken cancelled)
    {
        if (claim.Pack is { } stored)
        {
            await leases.EndAsync(claim, RunState.Succeeded, RunWording.StoredBefore(claim.Late), null, stored, Recovered(claim));
            return;
        }

        if (claim.Attempt > MostAttempts)
        {
            var why = RunWording.GivenUp(MostAttempts);
            await leases.EndAsync(claim, RunState.Failed, null, why, null, Failed(claim, why));
            return;
        }

        LogBegun(log, claim.Run, claim.Attempt);
        await leases.LogAsync(claim, "info", RunWording.Begun(claim.AsOf, claim.Attempt), cancelled);
        var request = await new PackRequests(reader).ResolveAsync(
            claim.Series, claim.Committee, claim.Period, claim.AsOf, claim.Force, seriesVersion: null, cancelled);
        var outcome = await build.RunAsync(
            request with { By = claim.RequestedBy, LateFor = claim.Late ? claim.Due : null },
            new StageInLedger(leases, claim, cancelled),
            cancelled,
            (pack, transaction) => RunLease.RecordPackAsync(claim, pack.Id, transaction));
        await leases.EndAsync(
            claim, RunState.Succeeded, RunWording.Made(outcome.Pack, outcome.IsNew, claim.Late), null, outcome.Pack.Id, Recovered(claim));
        LogMade(log, claim.Run, outcome.Pack.FileStem);
    }

    /// <summary>Says why the attempt came to nothing, and whether there will be another.</summary>
    private async Task SettleAsync(Claim claim, LeaseWatch watch, Exception error, CancellationToken stopping)
    {
        try
        {
            await (error switch
            {
                _ when watch.IsLost => Task.CompletedTask,
                _ when watch.IsCancelled => leases.EndAsync(claim, RunState.Deleted, RunWording.Stopped, null, null),
                _ when stopping.IsCancellationRequested => leases.GiveBackAsync(claim, RunState.Enqueued, RunWording.HandedBack, clock.GetUtcNow()),
                NotReadyException { HeldBack: { } held } => leases.WaitAsync(claim, held),
                _ when CanPass(error) && claim.Attempt < MostAttempts => RetryAsync(claim, error),
                _ => FailAsync(claim, error),
            });
        }
        catch (LeaseLostException)
        {
            LogLost(log, claim.Run);
        }
        catch (Exception unwritable) when (unwritable is NpgsqlException or TimeoutException)
        {
            // The database is away. The lease runs out, and whoever is there when it is back takes the run.
            LogUnwritable(log, claim.Run, unwritable.Message);
        }
    }

    private async Task RetryAsync(Claim claim, Exception error)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, claim.Attempt - 1));
        var again = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        LogRetried(log, claim.Run, error.Message);
        await leases.LogAsync(claim, "warning", error.Message, default);
        await leases.GiveBackAsync(claim, RunState.Retrying, RunWording.Retrying(error.Message, again), again);
    }

    private async Task FailAsync(Claim claim, Exception error)
    {
        var expected = error is BadInputException or ScopeNotKnownException or PartMissingException or RendererException or ReconciliationException;
        await leases.LogAsync(claim, "error", expected ? error.Message : error.ToString(), default);
        var why = expected ? RunWording.Failed(error.Message) : RunWording.Unexpected(error);
        LogFailed(log, claim.Run, error.Message);
        await leases.EndAsync(claim, RunState.Failed, null, why, null, Failed(claim, why));
    }

    private Func<NpgsqlTransaction, Task> Failed(Claim claim, string why) =>
        transaction => alerts.RaiseAsync(transaction, Cause(claim), why, default);

    private Func<NpgsqlTransaction, Task> Recovered(Claim claim) =>
        transaction => alerts.ClearAsync(transaction, Cause(claim), default);

    /// <summary>What every log line of a run carries, whichever part writes it.</summary>
    private static Dictionary<string, object> About(Claim claim) => new(StringComparer.Ordinal)
    {
        ["run"] = claim.Run,
        ["series"] = claim.Series,
        ["committee"] = claim.Committee,
        ["period"] = claim.Period,
    };

    /// <summary>With the period: another period's pack does not stand in for the one that could not be made.</summary>
    private static string Cause(Claim claim) => $"{claim.Series}:{claim.Committee}/{claim.Period}";

    /// <summary>A part that was away may come back; the same bad input stays bad.</summary>
    private static bool CanPass(Exception error) => error switch
    {
        RendererException renderer => !renderer.IsRefusal,
        PostgresException database => database.IsTransient,
        NpgsqlException or TimeoutException or PartMissingException or IOException => true,
        _ => false,
    };

    private sealed class StageInLedger(RunLease leases, Claim claim, CancellationToken cancelled) : IProgress<BuildStage>
    {
        /// <summary>Waits for the write before the stage begins: what the ledger says of a killed worker is where it was killed.</summary>
        public void Report(BuildStage value)
        {
            if (value != BuildStage.Done)
            {
                leases.EnterStageAsync(claim, value.ToString().ToLower(CultureInfo.InvariantCulture), cancelled).GetAwaiter().GetResult();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} begins, attempt {Attempt}")]
    private static partial void LogBegun(ILogger log, long run, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} made {Pack}")]
    private static partial void LogMade(ILogger log, long run, string pack);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {Run} is tried again: {Reason}")]
    private static partial void LogRetried(ILogger log, long run, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {Run} failed: {Reason}")]
    private static partial void LogFailed(ILogger log, long run, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease on run {Run} is lost; another worker has it")]
    private static partial void LogLost(ILogger log, long run);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came of run {Run} could not be written: {Reason}")]
    private static partial void LogUnwritable(ILogger log, long run, string reason);
}
