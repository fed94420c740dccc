using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection.Reminders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Analytics.Worker.Delivery;

/// <summary>What a running node needs to deliver: the alerts, and the sender as a service of its own.</summary>
internal static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, WarehouseConnections warehouse, Settings settings) => services
        .AddSingleton(provider => new Alerts(warehouse.App, settings.Alerts, Clock(provider)))
        .AddSingleton(new ReminderComposer(warehouse.Reader, settings.Delivery))
        .AddSingleton(provider => new Sender(
            warehouse.App,
            settings.Delivery,
            settings.Renderer.Node,
            provider.GetRequiredService<Alerts>(),
            Clock(provider),
            provider.GetRequiredService<ILogger<Sender>>()))
        .AddHostedService<SenderService>();

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private sealed class SenderService(Sender sender) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => sender.RunAsync(stoppingToken);
    }
}
