namespace Analytics.Worker.Database.Postgres;

/// <summary>Where the embedded server keeps what, below <c>Data:Directory</c>.</summary>
internal sealed class DataFolder(string root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Others may pass through, not look: for a server that runs as another user than the one who started it.</summary>
    private const UnixFileMode Passage = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const string StagingPrefix = "postgres.new-";

    public string Root { get; } = Path.GetFullPath(root);

    public string Cluster => Path.Combine(Root, "postgres");

    /// <summary>A cluster in the making. It becomes <see cref="Cluster"/> by one rename, so that a half-made one never looks made.</summary>
    public string Staging { get; } = Path.Combine(Path.GetFullPath(root), StagingPrefix + Guid.NewGuid().ToString("n"));

    public string Log => Path.Combine(Cluster, LogName);

    public const string LogName = "server.log";

    /// <summary>Held while a server of this folder is started, joined, left or stopped.</summary>
    public string StartLock => Path.Combine(Locks, "start");

    /// <summary>Shared by every process that uses the server; who can have it alone is the last one.</summary>
    public string UseLock => Path.Combine(Locks, "use");

    /// <summary>Inherited by every process of the server, so that the kernel itself says whether one is alive.</summary>
    public string ServerLock => Path.Combine(Locks, "server");

    private string Locks => Path.Combine(Root, "postgres.locks");

    public bool HasCluster => File.Exists(Path.Combine(Cluster, ServerPasswords.FileName));

    /// <exception cref="PartMissingException">The folder cannot be written, or holds something else.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Root, OwnerOnly);
            Directory.CreateDirectory(Locks, OwnerOnly);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw Unusable(error);
        }
    }

    public PartMissingException Unusable(Exception error) => new("data directory",
        $"The data directory {Root} cannot be used by the user {Environment.UserName} ({error.Message.TrimEnd('.')}): run as the user "
        + "who made it, give this user the right to write there, or set Data:Directory to another folder.", error);

    public void RefuseForeign()
    {
        var versionFile = Path.Combine(Cluster, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            if (Directory.Exists(Cluster) && Directory.EnumerateFileSystemEntries(Cluster).Any())
            {
                throw new PartMissingException("data directory",
                    $"{Cluster} holds files that are not a PostgreSQL database: move them away, or set Data:Directory to another folder.");
            }

            return;
        }

        var version = File.ReadAllText(versionFile).Trim();
        if (version != PostgresBinaries.Major)
        {
            throw new PartMissingException("data directory",
                $"{Cluster} was made by PostgreSQL {version} and this program brings PostgreSQL {PostgresBinaries.Major}, which cannot "
                + $"open it: dump it with PostgreSQL {version} and restore the dump into a new folder, or set Data:Directory to another folder.");
        }

        if (!HasCluster)
        {
            throw new PartMissingException("data directory",
                $"{Cluster} is a PostgreSQL database that another program made ({ServerPasswords.FileName} is missing): move it away, set "
                + "Data:Directory to another folder, or start its server and set ConnectionStrings:Warehouse.");
        }
    }

    public void Admit() => File.SetUnixFileMode(Root, File.GetUnixFileMode(Root) | Passage);

    public void BeginStaging() => Directory.CreateDirectory(Staging, OwnerOnly);

    /// <summary>
    /// Also what was left by a process that was killed. Its initdb may still be writing there: then the rest is dropped by a later start,
    /// and nobody is disturbed, because each try has a folder of its own.
    /// </summary>
    public void DropStaging()
    {
        foreach (var left in Directory.EnumerateDirectories(Root, StagingPrefix + "*"))
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
            }
        }
    }

    public void FinishStaging(string staged)
    {
        if (Directory.Exists(Cluster))
        {
            Directory.Delete(Cluster);
        }

        Directory.Move(staged, Cluster);
        DropStaging();
    }
}
