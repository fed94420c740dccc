namespace Analytics.Worker.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("build", "--series", "s")]
    [InlineData("figures", "--series", "s", "--period", "2023", "--as-of", "yesterday")]
    [InlineData("import")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("runs", "again")]
    public async Task Wrong_usage_ends_with_2_and_names_the_help(params string[] arguments)
    {
        var run = await CommandRun.RunAsync(Path.GetTempPath(), null, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--help", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("demo")]
    [InlineData("migrate")]
    [InlineData("import")]
    [InlineData("series")]
    [InlineData("series", "apply")]
    [InlineData("series", "list")]
    [InlineData("series", "show")]
    [InlineData("figures")]
    [InlineData("build")]
    [InlineData("verify")]
    [InlineData("doctor")]
    [InlineData("serve")]
    [InlineData("runs")]
    [InlineData("runs", "again")]
    [InlineData("runs", "cancel")]
    [InlineData("schedule")]
    public async Task Every_command_has_help(params string[] command)
    {
        var run = await CommandRun.RunAsync(Path.GetTempPath(), null, [.. command, "--help"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:", run.Output, StringComparison.Ordinal);
    }
}
