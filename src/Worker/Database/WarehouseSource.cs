using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Analytics.Worker.Database;

/// <summary>One way into the warehouse: its connection string read, tried, and opened with this product's settings.</summary>
internal static class WarehouseSource
{
    private const int OldestMajor = 15;

    /// <summary>
    /// A process that stands still in the middle of a transaction holds its locks, also the scheduler's, for all others; no transaction
    /// here is idle for longer than a computation between two statements.
    /// </summary>
    private const string LongestIdle = "-c idle_in_transaction_session_timeout=30s";

    /// <param name="key">The setting's name, for messages: the string itself holds a password and is never shown.</param>
    public static NpgsqlConnectionStringBuilder Parse(string key, string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // Without the cause: it can quote the piece it stumbled over, and that can be half a password.
            throw new BadInputException(
                $"{key} is not a connection string: write Host=…;Database=…;Username=…;Password=…, and put a password that holds ; or = "
                + "into double quotes.");
        }

        return string.IsNullOrEmpty(builder.Host)
            ? throw new BadInputException($"{key} names no server: add Host=….")
            : builder;
    }

    /// <summary>Settings that the connection string has itself are kept.</summary>
    public static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder given, string role)
    {
        var defaults = new NpgsqlConnectionStringBuilder();
        var builder = new NpgsqlConnectionStringBuilder(given.ConnectionString);
        builder.Options ??= LongestIdle;
        builder.ApplicationName ??= "analytics " + role;
        builder.MaxPoolSize = builder.MaxPoolSize == defaults.MaxPoolSize ? 10 : builder.MaxPoolSize;
        // Seconds. The longest statement is an import; a server that is cut off without a word is noticed by the keepalive.
        builder.CommandTimeout = builder.CommandTimeout == defaults.CommandTimeout ? 120 : builder.CommandTimeout;
        builder.KeepAlive = builder.KeepAlive == defaults.KeepAlive ? 15 : builder.KeepAlive;
        return new NpgsqlDataSourceBuilder(builder.ConnectionString).Build();
    }

    /// <exception cref="PartMissingException">It does not answer, refuses, or is a server that the warehouse cannot live on.</exception>
    public static async Task CheckAsync(string key, NpgsqlConnectionStringBuilder builder, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(builder.ConnectionString);
            await connection.OpenAsync(cancellation);
            RefuseUnsuitable(Place(builder), connection.PostgreSqlVersion, connection.PostgresParameters.GetValueOrDefault("server_encoding"));
        }
        catch (PostgresException error)
        {
            throw new PartMissingException("database",
                $"The database {Place(builder)} refuses the user {builder.Username}: {error.MessageText}. Check user, password and database "
                + $"in {key}.", error);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or SocketException)
        {
            throw new PartMissingException("database",
                $"The database {Place(builder)} does not answer ({(error.InnerException ?? error).Message}): check that PostgreSQL runs there, "
                + $"that this machine may reach it, and {key}.", error);
        }
    }

    public static void RefuseUnsuitable(string place, Version version, string? encoding)
    {
        if (version.Major < OldestMajor)
        {
            throw new PartMissingException("database",
                $"The database {place} is PostgreSQL {version}, and the warehouse needs PostgreSQL {OldestMajor} or newer: upgrade the server, "
                + "or leave ConnectionStrings out for the embedded PostgreSQL.");
        }

        if (encoding is not (null or "UTF8"))
        {
            throw new PartMissingException("database",
                $"The database {place} has the encoding {encoding}, and the warehouse needs UTF8: create it with encoding 'UTF8' template template0.");
        }
    }

    /// <summary>Where it is, without user and password.</summary>
    public static string Place(NpgsqlConnectionStringBuilder builder) =>
        string.Create(CultureInfo.InvariantCulture, $"{builder.Database ?? builder.Username} on {builder.Host}:{builder.Port}");
}
