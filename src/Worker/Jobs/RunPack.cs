using System.Globalization;
using Analytics.Worker.Acts;
using Analytics.Worker.Delivery;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Executes one run of the ledger: claims it, makes its pack or does its step, and says what came of it. Executing a run that has ended, or
/// that another worker has, does nothing.
/// </summary>
internal sealed partial class RunPack(
    NpgsqlDataSource reader,
    BuildPack build,
    RunStep steps,
    RunLease leases,
    WaitingRuns waiting,
    Alerts alerts,
    JobsOptions options,
    TimeProvider clock,
    ILogger<RunPack> log)
{
    /// <summary>About twenty minutes in all; also what bounds a run that kills its worker.</summary>
    private const int MostAttempts = 10;

    /// <summary>What took too long so often takes too long.</summary>
    private const int MostTimeouts = 3;

    private const int MostClaims = 10;

    private static readonly TimeSpan PauseOfClaim = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>The build that began last; one that is stopped while it computes goes on after its run has ended, until it notices.</summary>
    internal Task Building { get; private set; } = Task.CompletedTask;

    public async Task ExecuteAsync(long run, CancellationToken stopping)
    {
        await PersistAsync(async () => { await waiting.ReleaseAsync(stopping); return run; }, stopping);
        // Before what the calendar asks for, however much of it is due, comes what a person waits for.
        while (!stopping.IsCancellationRequested && await PersistAsync(() => leases.FindRequestAsync(run, stopping), stopping) is { } request)
        {
            await ExecuteClaimedAsync(request, stopping);
        }

        await ExecuteClaimedAsync(run, stopping);
    }

    private async Task ExecuteClaimedAsync(long run, CancellationToken stopping)
    {
        if (await PersistAsync(() => leases.ClaimAsync(run, stopping), stopping) is not { } claim)
        {
            return;
        }

        using var about = log.BeginScope(About(claim));
        using var watch = new LeaseWatch(leases, claim, options.Timeout, stopping);
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

    /// <summary>Tried for a while: the run's trigger has fired, and who looks for what has none any more comes later.</summary>
    private static async Task<T> PersistAsync<T>(Func<Task<T>> ask, CancellationToken stopping)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ask();
            }
            catch (Exception away) when (away is NpgsqlException { IsTransient: true } or TimeoutException && tries < MostClaims)
            {
                await Task.Delay(PauseOfClaim, stopping);
            }
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
        if (Steps.MakesPack(claim.Step))
        {
            await BuildAsync(claim, cancelled);
        }
        else
        {
            await StepAsync(claim, cancelled);
        }
    }

    private async Task StepAsync(Claim claim, CancellationToken cancelled)
    {
        var result = await steps.RunAsync(claim, cancelled);
        var recovered = Recovered(claim);
        await leases.EndAsync(claim, RunState.Succeeded, async transaction => RunWording.Done(await result.TextAsync(transaction), claim.Late), async transaction =>
        {
            await (result.Keep?.Invoke(transaction) ?? Task.CompletedTask);
            await recovered(transaction);
        });
    }

    private async Task BuildAsync(Claim claim, CancellationToken cancelled)
    {
        var request = await new PackRequests(reader).ResolveAsync(
            claim.Series, claim.Committee, claim.Period, claim.AsOf, claim.Force, seriesVersion: null, cancelled);
        // Not awaited to its end when it is to stop: it may be computing, and notices later. What it stores is fenced.
        var building = Task.Run(
            () => build.RunAsync(
                request with { By = claim.RequestedBy, LateFor = claim.Late ? claim.Due : null },
                new StageInLedger(leases, claim, cancelled),
                cancelled,
                (pack, isNew, transaction) => KeepAsync(claim, pack, isNew, transaction)),
            cancelled);
        Building = building;
        var outcome = await building.WaitAsync(cancelled);
        await leases.EndAsync(
            claim, RunState.Succeeded, RunWording.Made(outcome.Pack, outcome.IsNew, claim.Late), null, outcome.Pack.Id, Recovered(claim));
        LogMade(log, claim.Run, outcome.Pack.FileStem);
    }

    private static async Task KeepAsync(Claim claim, StoredPack pack, bool isNew, NpgsqlTransaction transaction)
    {
        await RunLease.RecordPackAsync(claim, pack.Id, transaction);
        if (isNew)
        {
            await ActLog.AddAsync(
                transaction,
                Actor.ThisProcess,
                Act.PackBuilt,
                pack.Key.Name(pack.Version),
                new { claim.Run, claim.RequestedBy, claim.AsOf, claim.Force },
                default);
        }
    }

    /// <summary>Says why the attempt came to nothing, and whether there will be another.</summary>
    private async Task SettleAsync(Claim claim, LeaseWatch watch, Exception error, CancellationToken stopping)
    {
        try
        {
            await (error switch
            {
                _ when watch.IsLost => throw new LeaseLostException(claim.Run),
                _ when watch.IsCancelled => leases.EndAsync(claim, RunState.Deleted, RunWording.Stopped, null, null),
                _ when stopping.IsCancellationRequested => leases.GiveBackAsync(claim, RunState.Enqueued, RunWording.HandedBack, clock.GetUtcNow()),
                NotReadyException { HeldBack: { } held } => leases.WaitAsync(claim, held),
                _ when watch.IsTimedOut => EndLateAsync(claim),
                _ when RunFaults.CanPass(error) && claim.Attempt < MostAttempts => RetryAsync(claim, error),
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

    private async Task RetryAsync(Claim claim, Exception error, bool timedOut = false)
    {
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(2, claim.Attempt - 1));
        var again = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        LogRetried(log, claim.Run, error.Message);
        await leases.LogAsync(claim, "warning", RunWording.Reason(error), default);
        await leases.GiveBackAsync(claim, RunState.Retrying, RunWording.Retrying(error, again), again, timedOut);
    }

    private Task EndLateAsync(Claim claim)
    {
        var why = new TimeoutException(RunWording.TimedOut(options.Timeout));
        return claim.Timeouts + 1 < MostTimeouts ? RetryAsync(claim, why, timedOut: true) : FailAsync(claim, why);
    }

    private async Task FailAsync(Claim claim, Exception error)
    {
        var expected = RunFaults.IsExpected(error);
        await leases.LogAsync(claim, "error", expected ? RunWording.Reason(error) : error.ToString(), default);
        var why = expected ? RunWording.Failed(error) : RunWording.Unexpected(error);
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

    /// <summary>With the period: another period's pack does not stand in for the one that could not be made, nor another step for this one.</summary>
    private static string Cause(Claim claim) =>
        $"{claim.Series}:{claim.Committee}/{claim.Period}{(Steps.MakesPack(claim.Step) ? "" : $"/{claim.Step}")}";

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
