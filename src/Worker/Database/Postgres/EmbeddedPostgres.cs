using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// The server that is used when no connection string is set: one for each data directory, shared by the processes that use the
/// directory at the same time, stopped by the last of them. A killed process leaves it running for the next to join and stop.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string Database = "analytics";

    private const int Tries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DataFolder folder;
    private readonly PostgresPrograms programs;
    private IDisposable? use;

    private EmbeddedPostgres(DataFolder folder, PostgresPrograms programs, IDisposable use)
    {
        this.folder = folder;
        this.programs = programs;
        this.use = use;
    }

    public int Port { get; private set; }

    /// <summary>The cluster's folder.</summary>
    public string Folder => folder.Cluster;

    public ServerPasswords Passwords { get; private set; } = null!;

    /// <exception cref="PartMissingException">It cannot be started; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string dataDirectory, CancellationToken cancellation = default)
    {
        var folder = new DataFolder(dataDirectory);
        folder.Prepare();
        try
        {
            return await StartAsync(folder, cancellation);
        }
        catch (UnauthorizedAccessException error)
        {
            throw folder.Unusable(error);
        }
    }

    private static async Task<EmbeddedPostgres> StartAsync(DataFolder folder, CancellationToken cancellation)
    {
        using var starting = await FolderLock.ExclusiveAsync(folder.StartLock, cancellation);
        folder.RefuseForeign();
        var binaries = PostgresBinaries.Find();
        var account = await ServerAccount.ChooseAsync(folder, binaries, cancellation);
        var server = new EmbeddedPostgres(folder, new PostgresPrograms(folder, binaries, account), FolderLock.Shared(folder.UseLock));
        try
        {
            await server.JoinOrStartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.LeaveAsync();
            throw;
        }
    }

    public NpgsqlConnectionStringBuilder ConnectionString(string role, string password, string database = Database) => new()
    {
        Host = IPAddress.Loopback.ToString(),
        Port = Port,
        Database = database,
        Username = role,
        Password = password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    };

    public async ValueTask DisposeAsync()
    {
        if (use is null)
        {
            return;
        }

        using var stopping = await FolderLock.ExclusiveAsync(folder.StartLock, CancellationToken.None);
        await LeaveAsync();
    }

    /// <summary>Under the start lock.</summary>
    private async Task LeaveAsync()
    {
        use?.Dispose();
        use = null;
        using var alone = FolderLock.TryExclusive(folder.UseLock);
        // pg_ctl signals whatever process has the number in the file, also one that got it after the server was killed.
        if (alone is not null
            && PostmasterFile.Read(folder.Cluster) is { } running
            && await running.IsServerOfAsync(folder.Cluster, CancellationToken.None))
        {
            await programs.StopAsync();
        }
    }

    private async Task JoinOrStartAsync(CancellationToken cancellation)
    {
        folder.DropStaging();
        Passwords = folder.HasCluster
            ? ServerPasswords.Read(folder.Cluster)
            : await programs.InitialiseAsync(cancellation);
        if (!await JoinAsync(cancellation))
        {
            await StartServerAsync(cancellation);
        }

        await EmbeddedRoles.EnsureAsync(this, cancellation);
    }

    /// <summary>
    /// False when no server of this folder is alive. What a killed one left is then cleared away: PostgreSQL itself would refuse to
    /// start when its old process number belongs to any other program of this user.
    /// </summary>
    private async Task<bool> JoinAsync(CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var left = PostmasterFile.Read(folder.Cluster);
            Port = left?.Port ?? Port;
            var alive = FolderLock.IsHeld(folder.ServerLock)
                || left is not null && await left.IsServerOfAsync(folder.Cluster, cancellation);
            if (!alive)
            {
                File.Delete(PostmasterFile.PathIn(folder.Cluster));
                return false;
            }

            if (left?.Port is not null && await AnswersAsync(cancellation))
            {
                return true;
            }

            if (waited.Elapsed > Patience)
            {
                throw new PartMissingException("embedded PostgreSQL",
                    $"A PostgreSQL server is running in {folder.Cluster} and does not answer on 127.0.0.1: wait until it has recovered "
                    + $"(its log is {folder.Log}), or end the program, perhaps in another container, that uses this folder.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(EmbeddedRoles.SuperuserOf(this));
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>First on the port of a server that was killed, so that processes which outlived it find it again.</summary>
    private async Task StartServerAsync(CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            Port = attempt == 1 && Port != 0 ? Port : FreePort();
            if (await programs.StartAsync(Port, cancellation))
            {
                return;
            }
        }

        throw new PartMissingException("embedded PostgreSQL",
            $"The embedded PostgreSQL found no free port on 127.0.0.1 in {Tries} tries; its log is {folder.Log}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
