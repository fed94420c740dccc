using System.Net;
using System.Net.Sockets;
using Analytics.Worker.Database;
using Analytics.Worker.Database.Postgres;
using Dapper;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

public sealed class WarehouseOpenerTests
{
    [Fact]
    public async Task Without_a_connection_string_the_embedded_server_answers_in_three_roles_and_stops_at_the_end()
    {
        using var folder = new ScratchFolder();
        await using (var warehouse = await WarehouseOpener.OpenAsync(Configuration(("Data:Directory", folder.Path))))
        {
            Assert.Equal("analytics_owner", await UserAsync(warehouse.Migrator));
            Assert.Equal("analytics_app", await UserAsync(warehouse.App));
            Assert.Equal("analytics_reader", await UserAsync(warehouse.Reader));
            Assert.Contains(folder.Path, warehouse.Name, StringComparison.Ordinal);
        }

        Assert.True(Directory.Exists(folder.Below("postgres")));
        Assert.False(File.Exists(folder.Below("postgres", "postmaster.pid")));
    }

    [Fact]
    public async Task A_process_that_stands_still_in_a_transaction_is_cut_off_after_half_a_minute_unless_the_connection_string_says_otherwise()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);
        var given = server.ConnectionString(EmbeddedRoles.App, server.Passwords.App);
        await using var usual = WarehouseSource.Create(given, "test");
        Assert.Equal("30s", await LongestIdleAsync(usual));
        given.Options = "-c idle_in_transaction_session_timeout=7s";
        await using var own = WarehouseSource.Create(given, "test");
        Assert.Equal("7s", await LongestIdleAsync(own));

        static async Task<string?> LongestIdleAsync(NpgsqlDataSource source)
        {
            await using var connection = await source.OpenConnectionAsync();
            return await connection.ExecuteScalarAsync<string>("show idle_in_transaction_session_timeout");
        }
    }

    [Fact]
    public async Task With_a_connection_string_nothing_is_started_and_the_other_roles_fall_back_to_it()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Below("server"));
        var app = server.ConnectionString("analytics_app", server.Passwords.App).ConnectionString;
        var reader = server.ConnectionString("analytics_reader", server.Passwords.Reader).ConnectionString;
        await using var warehouse = await WarehouseOpener.OpenAsync(Configuration(
            ("Data:Directory", folder.Below("data")), ("ConnectionStrings:Warehouse", app), ("ConnectionStrings:Reader", reader)));

        Assert.Equal("analytics_app", await UserAsync(warehouse.Migrator));
        Assert.Equal("analytics_app", await UserAsync(warehouse.App));
        Assert.Equal("analytics_reader", await UserAsync(warehouse.Reader));
        Assert.False(Directory.Exists(folder.Below("data")));
        Assert.DoesNotContain(server.Passwords.App, warehouse.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_missing_part_named_without_its_password()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var missing = await Assert.ThrowsAsync<PartMissingException>(() => WarehouseOpener.OpenAsync(Configuration(
            ("ConnectionStrings:Warehouse", $"Host=127.0.0.1;Port={port};Database=figures;Username=office;Password=geheim-4711"))));

        Assert.Equal("database", missing.Part);
        Assert.Contains($"figures on 127.0.0.1:{port}", missing.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Warehouse", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", missing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_the_user_is_named_with_the_setting_that_is_wrong()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);
        var app = server.ConnectionString("analytics_app", server.Passwords.App).ConnectionString;
        var wrong = server.ConnectionString("analytics_reader", "geheim-4711").ConnectionString;
        var missing = await Assert.ThrowsAsync<PartMissingException>(() => WarehouseOpener.OpenAsync(
            Configuration(("ConnectionStrings:Warehouse", app), ("ConnectionStrings:Reader", wrong))));

        Assert.Contains("refuses the user analytics_reader", missing.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Reader", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", missing.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Warehouse", "Host=here;Password=half;geheim=4711")]
    [InlineData("Warehouse", "Host=here;Port=geheim")]
    [InlineData("Warehouse", "Database=figures;Password=geheim")]
    [InlineData("Reader", "Host=here;Password=geheim")]
    public async Task A_connection_string_that_cannot_be_used_is_bad_input_and_not_repeated(string role, string connectionString)
    {
        var bad = await Assert.ThrowsAsync<BadInputException>(
            () => WarehouseOpener.OpenAsync(Configuration(("ConnectionStrings:" + role, connectionString))));

        Assert.Contains("ConnectionStrings:" + role, bad.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", bad.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_older_than_15_or_in_another_encoding_is_refused()
    {
        var old = Assert.Throws<PartMissingException>(() => WarehouseSource.RefuseUnsuitable("figures on db:5432", new Version(14, 9), "UTF8"));
        Assert.Contains("figures on db:5432 is PostgreSQL 14.9", old.Message, StringComparison.Ordinal);
        var other = Assert.Throws<PartMissingException>(() => WarehouseSource.RefuseUnsuitable("figures on db:5432", new Version(15, 0), "LATIN1"));
        Assert.Contains("LATIN1", other.Message, StringComparison.Ordinal);
        WarehouseSource.RefuseUnsuitable("figures on db:5432", new Version(15, 0), "UTF8");
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();

    private static async Task<string?> UserAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>("select current_user");
    }
}
