namespace Analytics.Worker.Tests.Commands;

/// <summary>What is in effect on a machine, told without telling a secret.</summary>
public sealed class ConfigCommandTests
{
    private const string Password = "rat-bi-mat";

    [Fact]
    public async Task Every_setting_is_said_once_with_its_value_and_where_it_comes_from()
    {
        var lines = await LinesAsync(new() { ["ANALYTICS__Jobs__Workers"] = "3", ["ANALYTICS__Node__Run__0"] = "jobs", ["ANALYTICS__Desk__Proxies"] = "192.0.2.10" }, "--Jobs:Lease=00:00:30");
        Assert.Equal(Settings.Known, lines.Select(line => line[..line.IndexOf(" = ", StringComparison.Ordinal)]));
        Assert.Contains("Jobs:Workers = 3  (ANALYTICS__Jobs__Workers)", lines);
        Assert.Contains("Jobs:Lease = 00:00:30  (--Jobs:Lease)", lines);
        Assert.Contains("Renderer:DocumentsPerProcess = 50  (appsettings.json)", lines);
        Assert.Contains("Desk:FailuresBeforeLock = 5  (default)", lines);
        Assert.Contains("Desk:Proxies = 192.0.2.10  (ANALYTICS__Desk__Proxies)", lines);
        Assert.Contains("Node:Run = jobs  (ANALYTICS__Node__Run)", lines);
        Assert.Contains("ConnectionStrings:Warehouse = the embedded PostgreSQL  (default)", lines);
        Assert.Contains("Delivery:Smtp:Host = -  (default)", lines);
    }

    [Fact]
    public async Task Passwords_are_three_stars_wherever_they_stand()
    {
        var lines = await LinesAsync(new()
        {
            ["ANALYTICS__ConnectionStrings__Warehouse"] = $"Host=db.example;Database=analytics;Username=app;Password={Password}",
            ["ANALYTICS__Delivery__From"] = "vanphong@tx.example",
            ["ANALYTICS__Delivery__Smtp__Host"] = "mail.example",
            ["ANALYTICS__Delivery__Smtp__User"] = "vanphong",
            ["ANALYTICS__Delivery__Smtp__Password"] = Password,
        });
        Assert.DoesNotContain(lines, line => line.Contains(Password, StringComparison.Ordinal));
        Assert.Contains("Delivery:Smtp:Password = ***  (ANALYTICS__Delivery__Smtp__Password)", lines);
        Assert.Contains(lines, line => line.StartsWith("ConnectionStrings:Warehouse = ", StringComparison.Ordinal)
            && line.Contains("db.example", StringComparison.Ordinal) && line.Contains("password ***", StringComparison.Ordinal));
        Assert.Contains("ConnectionStrings:Reader = as ConnectionStrings:Warehouse  (default)", lines);
    }

    private static async Task<string[]> LinesAsync(Dictionary<string, string?> environment, params string[] overrides)
    {
        using var folder = new ScratchFolder();
        var run = await CommandRun.RunAsync(folder.Path, environment, ["config", .. overrides]);
        Assert.True(run.ExitCode == 0, run.Messages);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
