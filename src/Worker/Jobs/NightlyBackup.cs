using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Database.Postgres;
using Analytics.Worker.Delivery;
using Analytics.Worker.Scheduling;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Copies the embedded database once a night, whichever of its processes comes first, and reads the copy back; only then are the oldest
/// removed. A night that was missed is made up for on return.
/// </summary>
internal sealed class NightlyBackup(
    WarehouseConnections warehouse, string dataDirectory, BackupOptions options, Alerts alerts, TimeProvider clock)
{
    private const string Cause = "backup";

    private readonly NightlyBackups nights = new(warehouse.App);

    /// <returns>The folder of the copy that was made now; null when none is due here.</returns>
    public async Task<string?> MakeDueAsync(CancellationToken cancelled)
    {
        if (options.Directory is not { } directory)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var night = NightOf(now);
        try
        {
            return await MakeAsync(directory, night, now, cancelled);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or PartMissingException or BadInputException or NpgsqlException)
        {
            await nights.FailedAsync(night, now, ThisNode.Name, error.Message, CancellationToken.None);
            await alerts.RaiseAsync(Cause, Text(night, directory, error.Message), CancellationToken.None);
            throw;
        }
    }

    /// <summary>The newest night whose hour has come.</summary>
    private DateOnly NightOf(DateTimeOffset now)
    {
        var local = VietnamTime.ToLocal(now);
        var today = DateOnly.FromDateTime(local.DateTime);
        return TimeOnly.FromDateTime(local.DateTime) >= options.At ? today : today.AddDays(-1);
    }

    /// <summary>That it was made is kept with who made it, in the transaction that holds the turn.</summary>
    private async Task<string?> MakeAsync(string directory, DateOnly night, DateTimeOffset now, CancellationToken cancelled)
    {
        await using var connection = await warehouse.App.OpenConnectionAsync(cancelled);
        await using var transaction = await connection.BeginTransactionAsync(cancelled);
        if (!await NightlyBackups.TakeTurnAsync(transaction, night, now, cancelled))
        {
            return null;
        }

        var folders = new BackupFolders(directory);
        var path = folders.PathOf(now);
        await using (var server = await EmbeddedPostgres.StartAsync(dataDirectory, cancelled))
        {
            var list = await Backup.TakeAsync(server, path, clock, cancelled);
            await VerifyAsync(path, cancelled);
            var bytes = list.Files.Sum(file => file.Bytes);
            await NightlyBackups.MadeAsync(transaction, night, now, ThisNode.Name, path, bytes, cancelled);
            await ActLog.AddAsync(transaction, Actor.ThisProcess, Act.BackupTaken, path, new { night, files = list.Files.Count, bytes }, cancelled);
            await alerts.ClearAsync(transaction, Cause, cancelled);
        }

        await transaction.CommitAsync(cancelled);
        folders.Prune(options.Keep);
        return path;
    }

    /// <summary>A copy that cannot be read back is none: it does not stay, and pushes no older one out.</summary>
    private static async Task VerifyAsync(string path, CancellationToken cancelled)
    {
        try
        {
            await new BackupFolder(path).VerifyAsync(cancelled);
        }
        catch
        {
            Directory.Delete(path, recursive: true);
            throw;
        }
    }

    private static string Text(DateOnly night, string directory, string why) => $"""
        Chưa sao lưu được cơ sở dữ liệu đêm {night:dd/MM/yyyy} vào {directory}: {why} Các bản cũ vẫn còn; hệ thống thử lại sau một giờ. Hãy kiểm tra ổ đĩa và Backup:Directory, hoặc chạy lệnh `backup`.
        The database could not be backed up in the night of {night:yyyy-MM-dd} into {directory}: {why} Older copies are kept; it is tried again in an hour. Look at the disk and Backup:Directory, or run `backup`.
        """;
}
