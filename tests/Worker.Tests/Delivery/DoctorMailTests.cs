using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Delivery;

/// <summary><c>doctor --mail</c> goes as far as a login, and says what stands in the way.</summary>
[Collection("delivery")]
public sealed class DoctorMailTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_server_that_lets_the_office_in_is_well_and_gets_no_message()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        var (exit, line) = await DoctorAsync(server, MailServer.Password, "--mail");
        Assert.Equal((0, $"ok     mail        127.0.0.1:{server.Port} answers, encrypted, and lets vanphong in"), (exit, line));
        Assert.True((await server.WaitForAsync("login")).Secure);
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task It_is_only_asked_on_demand()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        var (exit, line) = await DoctorAsync(server, MailServer.Password);
        Assert.Equal((0, $"ok     mail        127.0.0.1:{server.Port} is set and was not asked; --mail asks it"), (exit, line));
        Assert.DoesNotContain(server.Events, one => one.Event == "connected");
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_the_servers_words_and_is_itself_not_said()
    {
        await using var server = await MailServer.StartAsync(user: "vanphong");
        var (exit, line) = await DoctorAsync(server, "sai", "--mail");
        Assert.Equal(4, exit);
        Assert.StartsWith($"FAILED mail        127.0.0.1:{server.Port}: 535", line);
        Assert.DoesNotContain("sai", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_encryption_is_refused_before_the_password_is_said()
    {
        await using var server = await MailServer.StartAsync(plain: true, user: "vanphong");
        var (exit, line) = await DoctorAsync(server, MailServer.Password, "--mail");
        Assert.Equal(4, exit);
        Assert.StartsWith("FAILED mail", line);
        Assert.DoesNotContain(server.Events, one => one.Event == "login");
    }

    private async Task<(int ExitCode, string MailLine)> DoctorAsync(MailServer server, string password, params string[] options)
    {
        await using var warehouse = await database.CreateDatabaseAsync();
        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(warehouse);
        environment["ANALYTICS__Delivery__From"] = "vanphong@tx.example";
        environment["ANALYTICS__Delivery__Smtp__Host"] = "127.0.0.1";
        environment["ANALYTICS__Delivery__Smtp__Port"] = $"{server.Port}";
        environment["ANALYTICS__Delivery__Smtp__CaFile"] = server.CaFile;
        environment["ANALYTICS__Delivery__Smtp__User"] = "vanphong";
        environment["ANALYTICS__Delivery__Smtp__Password"] = password;
        var run = await CommandRun.RunAsync(folder.Path, environment, ["doctor", .. options]);
        return (run.ExitCode, run.Output.Split('\n').Single(line => line.Contains(" mail ", StringComparison.Ordinal)));
    }
}
