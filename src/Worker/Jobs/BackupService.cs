using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Worker.Jobs;

/// <summary>Looks once a minute whether the night's copy is due; beside the scheduler, because a copy takes long.</summary>
internal sealed partial class BackupService(NightlyBackup backup, ILogger<BackupService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The shell around the job: tonight's failure does not end the nights.</summary>
    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            if (await backup.MakeDueAsync(stopping) is { } made)
            {
                LogMade(log, made);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            LogFailed(log, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was backed up into {Folder}")]
    private static partial void LogMade(ILogger log, string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly backup failed: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}

/// <summary>The nightly copy as a service of a node that makes runs; stands on the alerts.</summary>
internal static class BackupServices
{
    public static IServiceCollection AddNightlyBackup(this IServiceCollection services, WarehouseConnections warehouse, Settings settings) =>
        settings.Backup.Directory is null ? services : services
            .AddSingleton(provider => new NightlyBackup(
                warehouse, settings.DataDirectory, settings.Backup, provider.GetRequiredService<Alerts>(), provider.GetRequiredService<TimeProvider>()))
            .AddHostedService<BackupService>();
}
