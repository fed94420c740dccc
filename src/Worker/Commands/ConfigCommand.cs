using System.CommandLine;
using System.Globalization;
using Analytics.Worker.Database;
using Analytics.Worker.Delivery;
using Analytics.Worker.Desk;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Analytics.Worker.Commands;

/// <summary><c>config</c>: every setting as it is in effect, and where it comes from. Secrets are never printed.</summary>
internal static class ConfigCommand
{
    private const string Secret = "***";
    private const string None = "-";

    public static Command Create(CommandHost host)
    {
        var command = new Command("config", "The effective settings, each with where it comes from.");
        command.SetAction(async (_, _) =>
        {
            foreach (var key in Settings.Known)
            {
                await host.Output.WriteLineAsync($"{key} = {ValueOf(host.Settings, key)}  ({OriginOf(host.Settings.Configuration, key)})");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string ValueOf(Settings settings, string key) => key switch
    {
        _ when key.StartsWith("ConnectionStrings:", StringComparison.Ordinal) => Server(settings, key),
        "Data:Directory" => settings.DataDirectory,
        "Node:Run" => string.Join(", ", ((string?[])[settings.Node.Jobs ? "jobs" : null, settings.Node.Desk ? "desk" : null]).OfType<string>()),
        "Node:Listen" => settings.Node.Listen.ToString(),
        "Delivery:From" => Text(settings.Delivery.From),
        "Delivery:Outbox" => settings.Delivery.Outbox,
        "Delivery:AllowedDomains" => settings.Delivery.AllowedDomains is { Count: > 0 } domains ? string.Join(", ", domains) : None,
        "Delivery:MaxBytes" => Text(settings.Delivery.MaxBytes),
        "Delivery:Uncertain" => Text(settings.Delivery.Uncertain).ToLowerInvariant(),
        "Delivery:Contact" => settings.Delivery.AskWhom,
        "Delivery:PerMinute" => Text(settings.Delivery.PerMinute),
        DeliveryOptions.DeskKey => Text(settings.Delivery.Desk),
        "Delivery:Smtp:ConnectTimeout" or "Delivery:Smtp:GreetingTimeout" or "Delivery:Smtp:CommandTimeout" or "Delivery:Smtp:AnswerTimeout" =>
            settings.Delivery.Smtp is { } smtp ? Property(smtp, key) : None,
        "Delivery:Smtp:Host" => settings.Delivery.Smtp?.Host ?? None,
        "Delivery:Smtp:Port" => Text(settings.Delivery.Smtp?.Port),
        "Delivery:Smtp:Security" => Text(settings.Delivery.Smtp?.Security).ToLowerInvariant(),
        "Delivery:Smtp:User" => settings.Delivery.Smtp?.User ?? None,
        SmtpOptions.PasswordKey => settings.Delivery.Smtp?.Password is null ? None : Secret,
        "Delivery:Smtp:PasswordFile" or "Delivery:Smtp:CaFile" => settings.Configuration[key] is { Length: > 0 } file ? file : None,
        "Delivery:Receipts" => settings.Delivery.Receipts ? "true" : "false",
        "Approval:People" => Text(settings.Approval.People),
        "Backup:Directory" => settings.Backup.Directory ?? None,
        "Backup:At" => settings.Backup.At.ToString("HH:mm", CultureInfo.InvariantCulture),
        "Backup:Keep" => Text(settings.Backup.Keep),
        "Logging:Format" => settings.Logging.IsJson ? "json" : "text",
        "Alerts:To" => Text(settings.Alerts.To),
        _ when key.StartsWith("Jobs:", StringComparison.Ordinal) => Property(settings.Jobs, key),
        _ when key.StartsWith("Retention:", StringComparison.Ordinal) => Property(settings.Retention, key),
        DeskOptions.ProxiesKey => settings.Desk.Proxies is { Count: > 0 } proxies ? string.Join(", ", proxies) : None,
        _ when key.StartsWith("Desk:", StringComparison.Ordinal) => Property(settings.Desk, key),
        _ when key.StartsWith("Renderer:", StringComparison.Ordinal) => Property(settings.Renderer, key),
        _ => throw new InvalidOperationException($"No value is known for the setting {key}."),
    };

    /// <summary>Host, port, database and role; a connection string may hold a password anywhere.</summary>
    private static string Server(Settings settings, string key) => settings.Configuration[key] is { Length: > 0 } text
        ? $"{WarehouseSource.Place(WarehouseSource.Parse(key, text))}, password {Secret}"
        : settings.IsEmbedded ? "the embedded PostgreSQL" : "as ConnectionStrings:Warehouse";

    private static string Property(object options, string key) =>
        Text(options.GetType().GetProperty(key[(key.LastIndexOf(':') + 1)..])!.GetValue(options));

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : None;

    private static string OriginOf(IConfiguration configuration, string key) => ((IConfigurationRoot)configuration).Providers.Reverse()
        .FirstOrDefault(provider => provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any()) switch
        {
            null => "default",
            JsonConfigurationProvider => "appsettings.json",
            EnvironmentVariablesConfigurationProvider => Settings.VariableOf(key),
            CommandLineConfigurationProvider => $"--{key}",
            var other => throw new InvalidOperationException($"Settings come from an unknown place, {other.GetType().Name}."),
        };
}
