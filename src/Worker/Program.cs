using Analytics.Worker;
using Analytics.Worker.Commands;

using var interruption = new Interruption();
await using var host = new CommandHost(args, interruption.Token);
return await CommandLine.RunAsync(host);
