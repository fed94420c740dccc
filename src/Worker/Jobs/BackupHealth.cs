using System.Globalization;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Jobs;

/// <summary>Whether the nightly copies are made: not only that they could be.</summary>
internal static class BackupHealth
{
    /// <summary>One a night: after a night and half a day, one is missing.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(36);

    public static async Task<(bool IsWell, string Finding)> AskAsync(
        NightlyBackups nights, TimeOnly at, string directory, DateTimeOffset now, CancellationToken cancelled)
    {
        var last = await nights.FindLastAsync(cancelled);
        var error = await nights.FindErrorAsync(cancelled);
        var finding = $"every night at {at.ToString("HH:mm", CultureInfo.InvariantCulture)} into {Path.GetFullPath(directory)}; "
            + (last is null ? "none was made yet" : $"the last was made {VietnamTime.Format(last.MadeAt)}")
            + (error is null ? "" : $"; the newest try failed: {error.TrimEnd('.')}");
        return (last is null ? error is null : now - last.MadeAt <= Oldest, finding);
    }
}
