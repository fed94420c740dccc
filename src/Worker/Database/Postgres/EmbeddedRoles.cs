using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Database.Postgres;

/// <summary>The roles and the database that the embedded server must have; made once, found ever after.</summary>
internal static class EmbeddedRoles
{
    public const string Owner = "analytics_owner";
    public const string App = "analytics_app";
    public const string Reader = "analytics_reader";

    public static string SuperuserOf(EmbeddedPostgres server)
    {
        var builder = server.ConnectionString("postgres", server.Passwords.Superuser, "postgres");
        // A connection kept in a pool would be one that the server must end when it stops.
        builder.Pooling = false;
        return builder.ConnectionString;
    }

    public static async Task EnsureAsync(EmbeddedPostgres server, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(SuperuserOf(server));
        await connection.OpenAsync(cancellation);
        // The database is made last: where it is, the roles are.
        if (await connection.ExecuteScalarAsync<bool>(Command("embedded/is_prepared")))
        {
            return;
        }

        var passwords = server.Passwords;
        await connection.ExecuteAsync(Command("embedded/pass_passwords", new { passwords.Owner, passwords.App, passwords.Reader }));
        await connection.ExecuteAsync(Command("embedded/create_roles"));
        await connection.ExecuteAsync(Command("embedded/create_database"));

        CommandDefinition Command(string query, object? parameters = null) =>
            new(Sql.Query(query), parameters, cancellationToken: cancellation);
    }
}
