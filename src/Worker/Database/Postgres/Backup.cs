using System.Text.RegularExpressions;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Copies the embedded server's cluster while it works, by PostgreSQL's own rules for copying files (its manual's low-level backup):
/// torn pages are mended from the log, whose pieces go into the copy too.
/// </summary>
internal static partial class Backup
{
    /// <summary>In the name of a copy that is being made.</summary>
    public const string PartialMark = ".partial-";

    /// <summary>Their contents belong to the running server alone.</summary>
    private static readonly string[] Emptied =
        ["pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans"];

    private static readonly string[] Skipped = ["postmaster.pid", "postmaster.opts", DataFolder.LogName, DataFolder.LogName + ".1"];

    /// <param name="keep">Keeps elsewhere that the backup is made, when it is whole and before it has its name; null for nothing.</param>
    /// <exception cref="BadInputException">The folder holds something already.</exception>
    public static async Task<BackupList> TakeAsync(
        EmbeddedPostgres server, string folder, TimeProvider clock, CancellationToken cancelled, Func<BackupList, Task>? keep = null)
    {
        var backup = new BackupFolder(folder);
        if (File.Exists(backup.Path) || Directory.Exists(backup.Path) && Directory.EnumerateFileSystemEntries(backup.Path).Any())
        {
            throw new BadInputException($"{backup.Path} is not an empty folder; name one that does not exist yet.");
        }

        var partial = new BackupFolder($"{backup.Path}{PartialMark}{Guid.NewGuid():n}");
        try
        {
            BackupFolder.CreateFolder(partial.Cluster);
            var list = await CopyAsync(server, partial, DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()), cancelled);
            await partial.WriteListAsync(list, cancelled);
            if (keep is not null)
            {
                await keep(list);
            }

            if (Directory.Exists(backup.Path))
            {
                Directory.Delete(backup.Path);
            }

            Directory.Move(partial.Path, backup.Path);
            return list;
        }
        finally
        {
            if (Directory.Exists(partial.Path))
            {
                Directory.Delete(partial.Path, recursive: true);
            }
        }
    }

    private static async Task<BackupList> CopyAsync(EmbeddedPostgres server, BackupFolder to, DateTimeOffset madeAt, CancellationToken cancelled)
    {
        await using var connection = new NpgsqlConnection(EmbeddedRoles.SuperuserOf(server));
        await connection.OpenAsync(cancelled);
        await AskAsync(Sql.Query("backup/keep_wal"), new { slot = $"backup_{Guid.NewGuid():n}" });
        await AskAsync(Sql.Query("backup/start"), new { label = "analytics" });

        List<string> folders = [.. Folders(server.Folder)];
        folders.ForEach(folder => BackupFolder.CreateFolder(Path.Combine(to.Cluster, folder)));
        var files = new List<BackupFile>();
        await CopyAllAsync(Files(server.Folder));
        files.Add(await to.WriteAsync("backup_label", await AskAsync(Sql.Query("backup/stop")), cancelled));
        await CopyAllAsync(Directory.EnumerateFiles(Path.Combine(server.Folder, "pg_wal"))
            .Select(path => "pg_wal/" + Path.GetFileName(path))
            .Where(path => Segment().IsMatch(path)));
        return new BackupList(PostgresBinaries.Major, madeAt, folders, files);

        Task<string> AskAsync(string query, object? parameters = null) =>
            connection.QuerySingleAsync<string>(new CommandDefinition(query, parameters, cancellationToken: cancelled));

        async Task CopyAllAsync(IEnumerable<string> paths)
        {
            foreach (var path in paths)
            {
                if (await to.CopyAsync(server.Folder, path, cancelled) is { } copied)
                {
                    files.Add(copied);
                }
            }
        }
    }

    private static IEnumerable<string> Folders(string cluster) =>
        Directory.EnumerateDirectories(cluster, "*", SearchOption.AllDirectories)
            .Select(path => Relative(cluster, path))
            .Where(path => !IsLeftOut(path));

    private static IEnumerable<string> Files(string cluster) =>
        Directory.EnumerateFiles(cluster, "*", SearchOption.AllDirectories)
            .Select(path => Relative(cluster, path))
            .Where(path => !Skipped.Contains(path, StringComparer.Ordinal) && !IsLeftOut(path));

    private static string Relative(string cluster, string path) => Path.GetRelativePath(cluster, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsLeftOut(string path) =>
        path.Split('/') is var parts
        && (parts.Length > 1 && Emptied.Contains(parts[0], StringComparer.Ordinal) || parts.Any(part => part.StartsWith("pgsql_tmp", StringComparison.Ordinal)));

    /// <summary>A piece of the log.</summary>
    [GeneratedRegex(@"^pg_wal/[0-9A-F]{24}\z")]
    private static partial Regex Segment();
}
