using Analytics.Worker.Database.Postgres;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

public sealed class FirstStartTests
{
    [Fact]
    public async Task A_first_start_makes_a_database_in_UTF8_with_three_roles_that_log_in()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.Equal("UTF8", await server.AskAsync<string>("show server_encoding"));
        Assert.Equal("builtin C.UTF-8", await server.AskAsync<string>(
            "select case datlocprovider when 'b' then 'builtin' end || ' ' || datlocale from pg_database where datname = current_database()"));
        Assert.Equal("UTC", await server.AskAsync<string>("show timezone"));
        Assert.Equal(PostgresBinaries.Major, await server.AskAsync<string>("select current_setting('server_version_num')::int / 10000"));
        Assert.Equal("đoàn thể", await server.AskAsync<string>("select lower('ĐOÀN THỂ')"));
        var passwords = server.Passwords;
        foreach (var (role, password) in new[] { ("analytics_owner", passwords.Owner), ("analytics_app", passwords.App), ("analytics_reader", passwords.Reader) })
        {
            await using var connection = new NpgsqlConnection(Unpooled(server, role, password));
            await connection.OpenAsync();
        }

        Assert.False(await server.AskAsync<bool>("select bool_or(rolsuper or rolcreaterole or rolcreatedb) from pg_roles where rolname ~ '^analytics_'"));
    }

    [Fact]
    public async Task Only_the_loopback_listens_and_a_wrong_password_is_refused()
    {
        using var folder = new ScratchFolder();
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.Equal("127.0.0.1", await server.AskAsync<string>("show listen_addresses"));
        var rules = File.ReadLines(Path.Combine(server.Folder, "pg_hba.conf")).Where(line => line.Length > 0 && line[0] != '#');
        Assert.All(rules, rule => Assert.EndsWith("scram-sha-256", rule, StringComparison.Ordinal));
        await using var connection = new NpgsqlConnection(Unpooled(server, "analytics_owner", "guess"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Folders_are_their_owners_alone_and_so_are_the_files_with_secrets_and_locks()
    {
        using var folder = new ScratchFolder();
        var data = folder.Below("data");
        await using var server = await EmbeddedPostgres.StartAsync(data);

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All([data, server.Folder], path => Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(path)));
        Assert.All(
            [Path.Combine(server.Folder, ServerPasswords.FileName), Path.Combine(server.Folder, "server.log"), .. Directory.GetFiles(Path.Combine(data, "postgres.locks"))],
            file => Assert.Equal(ownerOnly, File.GetUnixFileMode(file)));
        Assert.Empty(Directory.EnumerateDirectories(data, "postgres.new*"));
    }

    [Fact]
    public async Task What_an_interrupted_first_start_left_is_cleared_away()
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder.Below("postgres.new-left", "cluster", "base"));
        await File.WriteAllTextAsync(folder.Below("postgres.new-left", "cluster", "PG_VERSION"), "18\n");
        await using var server = await EmbeddedPostgres.StartAsync(folder.Path);

        Assert.Equal(1, await server.AskAsync<int>("select 1"));
        Assert.False(Directory.Exists(folder.Below("postgres.new-left")));
    }

    [Fact]
    public async Task A_deep_folder_with_quotes_blanks_letters_and_shell_signs_in_its_name_works()
    {
        using var folder = new ScratchFolder();
        var data = folder.Below("thị xã \"Minh Họa\" $(touch made) `touch made` 'x'", new string('d', 120));
        await using var server = await EmbeddedPostgres.StartAsync(data);

        Assert.Equal(1, await server.AskAsync<int>("select 1"));
        Assert.False(File.Exists(Path.Combine(server.Folder, "made")));
    }

    [Fact]
    public async Task Four_first_starts_at_once_make_one_server()
    {
        using var folder = new ScratchFolder();
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EmbeddedPostgres.StartAsync(folder.Path)));

        Assert.Single(servers.Select(server => server.Port).Distinct());
        Assert.Single(servers.Select(server => server.Passwords).Distinct());
        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        Assert.False(File.Exists(servers[0].PidFile()), "the last of the four did not stop the server");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named_with_the_way_out()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Below("data"), "a file, not a folder");
        var missing = await Assert.ThrowsAsync<PartMissingException>(() => EmbeddedPostgres.StartAsync(folder.Below("data")));

        Assert.Equal("data directory", missing.Part);
        Assert.Contains(folder.Below("data"), missing.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Directory", missing.Message, StringComparison.Ordinal);
    }

    private static string Unpooled(EmbeddedPostgres server, string role, string password)
    {
        var builder = server.ConnectionString(role, password);
        builder.Pooling = false;
        return builder.ConnectionString;
    }
}
