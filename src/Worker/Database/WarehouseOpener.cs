using Analytics.Reports.Warehouse;
using Analytics.Worker.Database.Postgres;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Analytics.Worker.Database;

/// <summary>
/// Opens the warehouse that the configuration names: the server of <c>ConnectionStrings</c>, or the embedded one in
/// <c>Data:Directory</c> when there is none. Whoever opens it disposes it; that is what stops an embedded server.
/// </summary>
internal static class WarehouseOpener
{
    public const string DefaultDataDirectory = ".analytics";

    private static readonly string[] Roles = ["Warehouse", "Migrator", "Reader"];

    /// <exception cref="PartMissingException">The database cannot be started or does not answer.</exception>
    /// <exception cref="BadInputException">A connection string cannot be used.</exception>
    public static async Task<WarehouseConnections> OpenAsync(IConfiguration configuration, CancellationToken cancellation = default)
    {
        var given = Roles.Where(role => !string.IsNullOrWhiteSpace(configuration.GetConnectionString(role))).ToList();
        if (given.Count == 0)
        {
            return await OpenEmbeddedAsync(configuration["Data:Directory"] is { Length: > 0 } folder ? folder : DefaultDataDirectory, cancellation);
        }

        if (!given.Contains("Warehouse"))
        {
            throw new BadInputException(
                $"ConnectionStrings:{given[0]} is set and ConnectionStrings:Warehouse is not: set Warehouse too, the others fall back to it, "
                + "or none for the embedded PostgreSQL.");
        }

        return await OpenServerAsync(configuration, cancellation);
    }

    /// <param name="dataDirectory">As <c>Data:Directory</c>: relative to where the user stands.</param>
    public static async Task<WarehouseConnections> OpenEmbeddedAsync(string dataDirectory, CancellationToken cancellation = default)
    {
        var server = await EmbeddedPostgres.StartAsync(dataDirectory, cancellation);
        var passwords = server.Passwords;
        return new WarehouseConnections(
            WarehouseSource.Create(server.ConnectionString(EmbeddedRoles.Owner, passwords.Owner), "migrator"),
            WarehouseSource.Create(server.ConnectionString(EmbeddedRoles.App, passwords.App), "app"),
            WarehouseSource.Create(server.ConnectionString(EmbeddedRoles.Reader, passwords.Reader), "reader"),
            server)
        {
            Name = $"embedded PostgreSQL {PostgresBinaries.Major} in {server.Folder}",
        };
    }

    private static async Task<WarehouseConnections> OpenServerAsync(IConfiguration configuration, CancellationToken cancellation)
    {
        var settings = Roles.ToDictionary(role => role, role =>
        {
            var key = string.IsNullOrWhiteSpace(configuration.GetConnectionString(role)) ? "Warehouse" : role;
            return (Key: "ConnectionStrings:" + key, Builder: WarehouseSource.Parse("ConnectionStrings:" + key, configuration.GetConnectionString(key)!));
        }, StringComparer.Ordinal);
        foreach (var (key, builder) in settings.Values.DistinctBy(setting => setting.Key))
        {
            await WarehouseSource.CheckAsync(key, builder, cancellation);
        }

        return new WarehouseConnections(
            WarehouseSource.Create(settings["Migrator"].Builder, "migrator"),
            WarehouseSource.Create(settings["Warehouse"].Builder, "app"),
            WarehouseSource.Create(settings["Reader"].Builder, "reader"))
        {
            Name = "PostgreSQL " + WarehouseSource.Place(settings["Warehouse"].Builder),
        };
    }
}
