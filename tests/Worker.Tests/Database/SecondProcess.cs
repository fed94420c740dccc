using System.Diagnostics;
using System.Globalization;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Tests.Database;

/// <summary>
/// Another process that uses the embedded server of a data directory, until its input is closed or it is killed. It is this test
/// assembly itself, run as a program.
/// </summary>
internal sealed class SecondProcess : IDisposable
{
    private readonly Process process;

    private SecondProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["request", .. var rest])
        {
            return await Scheduling.RequestingProcess.RunAsync(rest);
        }

        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(arguments.Single());
            await Console.Out.WriteLineAsync(server.Port.ToString(CultureInfo.InvariantCulture));
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (PartMissingException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return 4;
        }
    }

    /// <param name="prefix">What the command line begins with, to run it as another user.</param>
    /// <param name="programs">Where the test assembly lies; null: where it was built.</param>
    public static async Task<SecondProcess> StartAsync(string dataDirectory, string[]? prefix = null, string? programs = null)
    {
        var assembly = Path.Combine(programs ?? AppContext.BaseDirectory, typeof(SecondProcess).Assembly.GetName().Name + ".dll");
        string[] commandLine = [.. prefix ?? [], Environment.ProcessPath!, "exec", assembly, dataDirectory];
        var process = Process.Start(new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var said = await process.StandardOutput.ReadLineAsync();
        return said is not null
            ? new SecondProcess(process, int.Parse(said, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException("The second process did not start: " + await process.StandardError.ReadToEndAsync());
    }

    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
