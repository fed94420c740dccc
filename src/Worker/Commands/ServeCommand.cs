using System.CommandLine;

namespace Analytics.Worker.Commands;

/// <summary><c>serve</c>: makes what is due, and what is asked for, until it is stopped.</summary>
internal static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static Command Create(CommandHost host)
    {
        var port = Port();
        var command = new Command("serve", "Run the scheduler and the desk until stopped; the setting Node:Run turns either off.") { port };
        command.SetAction(async (parsed, cancelled) =>
        {
            await using var serving = await ServingHost.StartAsync(host, host.Settings.Node, parsed.GetValue(port), cancelled);
            await host.Output.WriteLineAsync(serving.Address);
            await ServingHost.WaitAsync(cancelled);
            host.Tell("Stopping; what is being made is handed back.");
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = "Port of the desk on 127.0.0.1; 0 for any that is free.", DefaultValueFactory = _ => DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port must be from 0 to 65535.");
            }
        });
        return port;
    }
}
