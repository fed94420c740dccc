using System.Diagnostics;
using System.Globalization;
using Analytics.Worker.Database.Postgres;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

/// <summary>What a test asks of a running embedded server, or does to it.</summary>
internal static class ServerUnderTest
{
    public static string PidFile(this EmbeddedPostgres server) => Path.Combine(server.Folder, "postmaster.pid");

    public static int ProcessId(this EmbeddedPostgres server) =>
        int.Parse(File.ReadLines(server.PidFile()).First(), CultureInfo.InvariantCulture);

    public static async Task<T> AskAsync<T>(this EmbeddedPostgres server, string question)
    {
        await using var connection = await server.OpenAsync();
        return (await connection.ExecuteScalarAsync<T>(question))!;
    }

    public static async Task DoAsync(this EmbeddedPostgres server, string statement)
    {
        await using var connection = await server.OpenAsync();
        await connection.ExecuteAsync(statement);
    }

    /// <summary>As <c>kill -9</c>: the postmaster, and with it its children, which end when they notice.</summary>
    public static async Task KillAsync(this EmbeddedPostgres server)
    {
        using var postmaster = Process.GetProcessById(server.ProcessId());
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(this EmbeddedPostgres server)
    {
        var builder = server.ConnectionString(EmbeddedRoles.Owner, server.Passwords.Owner);
        builder.Pooling = false;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
