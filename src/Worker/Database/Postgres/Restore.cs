namespace Analytics.Worker.Database.Postgres;

/// <summary>Makes a backup the embedded server's cluster; its first start brings it to the moment at which the backup was finished.</summary>
internal static class Restore
{
    /// <exception cref="BadInputException">The backup is not whole, or the data directory holds a database already.</exception>
    public static async Task RunAsync(string from, string dataDirectory, CancellationToken cancelled)
    {
        var backup = new BackupFolder(from);
        var list = await backup.ReadListAsync(cancelled);
        var folder = new DataFolder(dataDirectory);
        folder.Prepare();
        using var starting = await FolderLock.ExclusiveAsync(folder.StartLock, cancelled);
        if (Directory.Exists(folder.Cluster) && Directory.EnumerateFileSystemEntries(folder.Cluster).Any())
        {
            throw new BadInputException(
                $"{folder.Cluster} holds a database already, and a restore never overwrites one; move it away, or set Data:Directory to another folder.");
        }

        folder.BeginStaging();
        try
        {
            var staged = Path.Combine(folder.Staging, "cluster");
            BackupFolder.CreateFolder(staged);
            foreach (var path in list.Folders)
            {
                BackupFolder.CreateFolder(Path.Combine(staged, path));
            }

            foreach (var file in list.Files)
            {
                await backup.PutAsync(file, staged, cancelled);
            }

            await new RestoreMark(staged).WriteAsync(list.MadeAt, Environment.UserName, cancelled);
            folder.FinishStaging(staged);
        }
        finally
        {
            folder.DropStaging();
        }
    }
}
