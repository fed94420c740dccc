using System.Globalization;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Makes, starts and stops a cluster. Every program stands in the folder it works on and is given relative names: <c>pg_ctl</c> puts
/// absolute ones into a shell's command line, where a <c>$</c> in a folder's name would act.
/// </summary>
internal sealed class PostgresPrograms(DataFolder folder, PostgresBinaries binaries, ServerAccount account)
{
    private const int MostLogBytes = 10_000_000;

    /// <exception cref="PartMissingException">The cluster could not be made; nothing of it is left.</exception>
    public async Task<ServerPasswords> InitialiseAsync(CancellationToken cancellation)
    {
        var passwords = ServerPasswords.Create();
        folder.BeginStaging();
        var staged = Path.Combine(folder.Staging, "cluster");
        ServerPasswords.WriteSecret(Path.Combine(folder.Staging, "password"), passwords.Superuser);
        await account.OwnAsync(folder.Staging, cancellation);
        string[] initDb =
        [
            binaries.InitDb, "--pgdata=cluster", "--username=postgres", "--pwfile=password", "--auth=scram-sha-256", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
        ];
        var (exitCode, output) = await OtherProgram.RunAsync([.. account.Prefix, .. initDb], folder.Staging, cancellation);
        if (exitCode != 0)
        {
            folder.DropStaging();
            throw new PartMissingException("embedded PostgreSQL",
                $"The embedded PostgreSQL could not make its database in {folder.Cluster}: {LastWord(output)}.");
        }

        passwords.Write(staged);
        folder.FinishStaging(staged);
        return passwords;
    }

    /// <returns>False when another program listens on the port.</returns>
    /// <exception cref="PartMissingException">The server did not start for another reason.</exception>
    public async Task<bool> StartAsync(int port, CancellationToken cancellation)
    {
        await account.OwnAsync(folder.Cluster, cancellation);
        var logged = BeginLog();
        // TCP on the loopback and no Unix socket, whose path may have 107 bytes: a data directory can lie deeper than that.
        var settings = string.Join(' ', new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"port={port}"), "listen_addresses=127.0.0.1", "unix_socket_directories=",
            "password_encryption=scram-sha-256", "shared_buffers=64MB", "max_connections=100", "max_wal_size=512MB", "timezone=UTC",
            "log_timezone=UTC", "log_checkpoints=off", "lc_messages=C",
        }.Select(setting => "-c " + setting));
        string[] start = [binaries.PgCtl, "-D", ".", "-l", DataFolder.LogName, "-w", "-t", "300", "-o", settings, "start"];
        string[] heldLock = OperatingSystem.IsLinux() ? ["flock", "--nonblock", "--no-fork", folder.ServerLock] : [];
        var (exitCode, output) = await OtherProgram.RunAsync([.. heldLock, .. account.Prefix, .. start], folder.Cluster, cancellation);
        if (exitCode == 0)
        {
            return true;
        }

        var log = ReadLog(logged);
        if (log.Contains("could not bind", StringComparison.Ordinal))
        {
            return false;
        }

        throw new PartMissingException("embedded PostgreSQL",
            $"The embedded PostgreSQL in {folder.Cluster} did not start: {LastWord(log.Length > 0 ? log : output)}. Its log is {folder.Log}.");
    }

    /// <summary>Ends sessions and writes everything out. A server that is gone already is no fault.</summary>
    public Task StopAsync() =>
        OtherProgram.RunAsync(
            [.. account.Prefix, binaries.PgCtl, "-D", ".", "-m", "fast", "-w", "-t", "60", "stop"], folder.Cluster, CancellationToken.None);

    /// <summary>The log is kept over starts; one file of the past is kept once it is long.</summary>
    private long BeginLog()
    {
        var log = new FileInfo(folder.Log);
        if (log is { Exists: true, Length: > MostLogBytes })
        {
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
            return 0;
        }

        return log.Exists ? log.Length : 0;
    }

    private string ReadLog(long from)
    {
        if (!File.Exists(folder.Log))
        {
            return "";
        }

        using var stream = new FileStream(folder.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The line that says why: the first fatal one, otherwise the last.</summary>
    private static string LastWord(string printed)
    {
        var lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.FirstOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal))
            ?? lines.FirstOrDefault(line => line.Contains("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "it said nothing";
        return line.TrimEnd('.');
    }
}
