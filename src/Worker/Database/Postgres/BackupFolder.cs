using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Analytics.Worker.Database.Postgres;

/// <summary>One file of a backup, by its path in the cluster with slashes.</summary>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);

/// <summary>What a backup says of itself. Folders are listed because PostgreSQL needs its empty ones.</summary>
internal sealed record BackupList(string Postgres, DateTimeOffset MadeAt, IReadOnlyList<string> Folders, IReadOnlyList<BackupFile> Files);

/// <summary>A backup on disk: the cluster's files below <c>cluster/</c>, and <c>backup.json</c>, which is written last.</summary>
internal sealed class BackupFolder(string path)
{
    private const string ListName = "backup.json";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Cluster => System.IO.Path.Combine(Path, "cluster");

    /// <summary>Whether it was finished; not whether its files are still as they were.</summary>
    public bool IsComplete => File.Exists(System.IO.Path.Combine(Path, ListName));

    /// <summary>Copies a file of a cluster that may still be written to; one that is gone by now is no longer needed.</summary>
    /// <returns>Null when the file is gone.</returns>
    public async Task<BackupFile?> CopyAsync(string cluster, string path, CancellationToken cancelled)
    {
        try
        {
            await using var source = new FileStream(
                System.IO.Path.Combine(cluster, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true);
            return await WriteAsync(Cluster, path, source, cancelled);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public Task<BackupFile> WriteAsync(string path, string text, CancellationToken cancelled) =>
        WriteAsync(Cluster, path, new MemoryStream(Encoding.UTF8.GetBytes(text)), cancelled);

    /// <summary>Puts a file of this backup where a cluster is to be.</summary>
    /// <exception cref="BadInputException">It is not as it was written.</exception>
    public async Task PutAsync(BackupFile file, string cluster, CancellationToken cancelled)
    {
        BackupFile? put = null;
        try
        {
            await using var source = new FileStream(System.IO.Path.Combine(Cluster, file.Path), FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            put = await WriteAsync(cluster, file.Path, source, cancelled);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
        }

        if (put != file)
        {
            throw new BadInputException(
                $"{System.IO.Path.Combine(Cluster, file.Path)} is {(put is null ? "missing" : "not as it was backed up")}; nothing was restored. Take another backup.");
        }
    }

    /// <summary>Reads every file again from the disk.</summary>
    /// <exception cref="IOException">One is not as it was written.</exception>
    public async Task VerifyAsync(CancellationToken cancelled)
    {
        foreach (var file in (await ReadListAsync(cancelled)).Files)
        {
            var path = System.IO.Path.Combine(Cluster, file.Path);
            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
            if (content.Length != file.Bytes || Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancelled)) != file.Sha256)
            {
                throw new IOException($"{path} is not as it was written; the disk or the share under {Path} is not to be trusted.");
            }
        }
    }

    private static async Task<BackupFile> WriteAsync(string root, string path, Stream source, CancellationToken cancelled)
    {
        await using var copy = new FileStream(System.IO.Path.Combine(root, path), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = 1,
            Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        for (int read; (read = await source.ReadAsync(buffer, cancelled)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await copy.WriteAsync(buffer.AsMemory(0, read), cancelled);
        }

        copy.Flush(flushToDisk: true);
        return new BackupFile(path, copy.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static void CreateFolder(string folder) => Directory.CreateDirectory(folder, OwnerOnly);

    public Task WriteListAsync(BackupList list, CancellationToken cancelled) =>
        Packs.WholeFile.WriteAsync(System.IO.Path.Combine(Path, ListName), JsonSerializer.SerializeToUtf8Bytes(list, Json), cancelled);

    /// <exception cref="BadInputException">There is no whole backup in the folder, or it is another PostgreSQL's.</exception>
    public async Task<BackupList> ReadListAsync(CancellationToken cancelled)
    {
        BackupList list;
        try
        {
            await using var file = File.OpenRead(System.IO.Path.Combine(Path, ListName));
            list = await JsonSerializer.DeserializeAsync<BackupList>(file, Json, cancelled) ?? throw new JsonException("it is empty");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            throw new BadInputException($"{Path} holds no whole backup ({error.Message.TrimEnd('.')}); name a folder that `backup` made.");
        }

        return list.Postgres == PostgresBinaries.Major ? list : throw new BadInputException(
            $"{Path} is a backup of PostgreSQL {list.Postgres} and this program brings PostgreSQL {PostgresBinaries.Major}; restore it with the program that made it.");
    }
}
