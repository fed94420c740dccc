using Analytics.Worker.Collection.Receipts;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Analytics.Worker.Desk;
using Analytics.Worker.Desk.Health;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Analytics.Worker.Commands;

/// <summary>One process with the scheduler, the desk, or both; <c>serve</c> and <c>demo</c> start the same.</summary>
internal sealed class ServingHost : IAsyncDisposable
{
    /// <summary>After a sender's grace: how a message ended is committed, and its program leaves the server.</summary>
    private static readonly TimeSpan Keeping = TimeSpan.FromSeconds(8);

    private readonly WebApplication app;

    private ServingHost(WebApplication app) => this.app = app;

    /// <summary>Where the desk is, or only what machines ask.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="BadInputException">The port is taken.</exception>
    public static async Task<ServingHost> StartAsync(CommandHost host, NodeOptions node, int port, CancellationToken cancelled)
    {
        var warehouse = await host.WarehouseAsync();
        var engine = await host.EngineAsync();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(node.Listen, port);
        });
        builder.Services
            .AddSingleton(host.Logs)
            .AddSingleton(host.Settings)
            .AddSingleton(host.Renderer)
            .AddRoutingCore()
            // What stops hands its runs back at once; this bounds what does not stop.
            .Configure<HostOptions>(options =>
            {
                options.ShutdownTimeout = Sender.Grace + Keeping;
                // One after the other, mail that hangs and a run that does would take twice as long as a service manager waits.
                options.ServicesStopConcurrently = true;
            })
            .AddLedger(warehouse, engine, host.Settings.Jobs, host.Clock)
            .AddHealth(warehouse, node.Jobs ? host.Renderer : null)
            .AddSingleton(host.Settings.Approval)
            .AddSingleton(new PackLifecycle(warehouse, host.Settings.Delivery, host.Settings.Approval))
            .AddSingleton(new RemindNow(warehouse.App, new ReminderComposer(warehouse.Reader, host.Settings.Delivery), host.Clock))
            .AddSingleton(new ImportReceipts(warehouse.App, host.Settings.Delivery, host.Clock));
        if (node.Jobs)
        {
            builder.Services
                .AddScheduler(warehouse, engine, host.Renderer, host.Settings.Jobs, host.Settings.Retention, host.Clock)
                .AddDelivery(warehouse, host.Settings)
                .AddNightlyBackup(warehouse, host.Settings);
        }

        if (node.Desk)
        {
            builder.Services.AddDesk(warehouse, host.Settings.Desk);
        }

        var app = builder.Build();
        if (node.Desk)
        {
            app.MapDesk();
        }
        else
        {
            app.MapHealth();
        }

        try
        {
            await app.StartAsync(cancelled);
            return new ServingHost(app);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            throw new BadInputException($"Port {port} of {node.Listen} is taken by another program; choose another with --port.");
        }
    }

    /// <summary>Until somebody stops the process.</summary>
    public static async Task WaitAsync(CancellationToken cancelled)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancelled);
        }
        catch (OperationCanceledException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
