using System.Diagnostics;
using Analytics.Worker.Commands;

namespace Analytics.Worker.Tests.Commands;

/// <summary>How a command of the built worker ended, run as a process of its own.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Messages)
{
    /// <summary>The worker's assembly as the build left it.</summary>
    private static readonly string Worker = typeof(CommandHost).Assembly.Location;

    private static readonly string Dotnet = Environment.ProcessPath!;

    public static Process Start(string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        StartWrapped(folder, [], environment, arguments);

    public static Task<CommandRun> RunAsync(
        string folder, IReadOnlyDictionary<string, string?>? environment, params string[] arguments) =>
        RunWrappedAsync(folder, [], environment, arguments);

    public static Task<CommandRun> RunWrappedAsync(string folder, string[] wrapper, params string[] arguments) =>
        RunWrappedAsync(folder, wrapper, null, arguments);

    /// <param name="wrapper">A command that runs the command given to it, such as <c>unshare --user</c>.</param>
    public static async Task<CommandRun> RunWrappedAsync(
        string folder, string[] wrapper, IReadOnlyDictionary<string, string?>? environment, params string[] arguments)
    {
        using var process = StartWrapped(folder, wrapper, environment, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await messages);
    }

    private static Process StartWrapped(
        string folder, string[] wrapper, IReadOnlyDictionary<string, string?>? environment, string[] arguments)
    {
        string[] command = [.. wrapper, Dotnet, Worker, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
