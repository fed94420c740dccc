using System.Text.RegularExpressions;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Worker.Database;
using Analytics.Worker.Delivery;
using Analytics.Worker.Desk;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker;

/// <summary>
/// What an operator sets: <c>appsettings.json</c> beside the assembly, then <c>ANALYTICS__Section__Key</c>, then <c>--Section:Key=value</c>
/// (CONTRACT §6). Checked as a whole at start, all faults at once.
/// </summary>
internal sealed partial record Settings(
    IConfiguration Configuration,
    string DataDirectory,
    NodeOptions Node,
    JobsOptions Jobs,
    RetentionOptions Retention,
    RendererOptions Renderer,
    DeliveryOptions Delivery,
    ApprovalOptions Approval,
    AlertOptions Alerts,
    DeskOptions Desk,
    BackupOptions Backup,
    LoggingOptions Logging)
{
    private const string Prefix = "ANALYTICS__";

    internal static readonly string[] Known =
    [
        "ConnectionStrings:Warehouse", "ConnectionStrings:Migrator", "ConnectionStrings:Reader",
        "Data:Directory",
        "Renderer:Node", "Renderer:Processes", "Renderer:DocumentsPerProcess", "Renderer:MaxMegabytes",
        "Renderer:StartTimeout", "Renderer:RequestTimeout", "Renderer:Profiles", "Renderer:Fonts",
        .. NodeOptions.Known,
        .. JobsOptions.Known,
        .. RetentionOptions.Known,
        .. DeliveryOptions.Known,
        .. ApprovalOptions.Known,
        .. AlertOptions.Known,
        .. DeskOptions.Known,
        .. BackupOptions.Known,
        .. LoggingOptions.Known,
    ];

    /// <summary>No server is named, so the worker brings its own.</summary>
    public bool IsEmbedded => string.IsNullOrWhiteSpace(Configuration.GetConnectionString("Warehouse"));

    /// <summary>The environment variable that a setting is read from.</summary>
    public static string VariableOf(string key) => Prefix + key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Parts the command from settings given as <c>--Section:Key=value</c>.</summary>
    public static (IReadOnlyList<string> Arguments, IReadOnlyList<string> Overrides) Split(string[] args)
    {
        var overrides = args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal)
            && argument.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && argument.IndexOf('=', StringComparison.Ordinal) > colon).ToArray();
        // Not Except: it would also drop a word that is said twice, as in `user add viewer --role viewer`.
        return ([.. args.Where(argument => !overrides.Contains(argument))], overrides);
    }

    /// <exception cref="BadInputException">One line per fault.</exception>
    public static Settings Load(IReadOnlyList<string> overrides)
    {
        var faults = overrides
            .Where(text => text.StartsWith("--ConnectionStrings:", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith($"--{SmtpOptions.PasswordKey}=", StringComparison.OrdinalIgnoreCase))
            .Select(text => $"{text[2..text.IndexOf('=', StringComparison.Ordinal)]} may hold a password and is not taken from the command line; set {VariableOf(text[2..text.IndexOf('=', StringComparison.Ordinal)])} instead.")
            .ToList();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables(Prefix)
            .AddCommandLine([.. overrides])
            .Build();
        faults.AddRange(Unknown(configuration));

        foreach (var key in Known.Where(key => key.StartsWith("ConnectionStrings:", StringComparison.Ordinal)))
        {
            if (configuration[key] is { Length: > 0 } text)
            {
                Collect(() => WarehouseSource.Parse(key, text));
            }
        }

        var data = configuration["Data:Directory"] is { Length: > 0 } directory ? directory : WarehouseOpener.DefaultDataDirectory;
        var settings = new Settings(
            configuration,
            data,
            NodeOptions.Read(configuration, faults),
            JobsOptions.Read(configuration, faults),
            RetentionOptions.Read(configuration, faults),
            Renderer(),
            DeliveryOptions.Read(configuration, faults),
            ApprovalOptions.Read(configuration, faults),
            AlertOptions.Read(configuration, faults),
            DeskOptions.Read(configuration, faults),
            BackupOptions.Read(configuration, data, faults),
            LoggingOptions.Read(configuration, faults));
        if (settings.Alerts.To is { } to && !settings.Delivery.Allows(to.Address))
        {
            faults.Add($"Alerts:To '{to.Address}' is outside Delivery:AllowedDomains, so that no alert would ever leave; accepted are addresses at {string.Join(", ", settings.Delivery.AllowedDomains)}, or add its domain there.");
        }

        if (settings.Node.Desk && !System.Net.IPAddress.IsLoopback(settings.Node.Listen) && settings.Desk.Proxies.Count == 0)
        {
            faults.Add($"Node:Listen {settings.Node.Listen} answers other machines, and the desk speaks plain HTTP; name the proxy that speaks TLS in {DeskOptions.ProxiesKey}, leave Node:Listen at 127.0.0.1 with the proxy on this machine, or set Node:Run=jobs.");
        }

        return faults.Count == 0 ? settings : throw new BadInputException(faults);

        void Collect(Action check)
        {
            try
            {
                check();
            }
            catch (BadInputException fault)
            {
                faults.AddRange(fault.Lines);
            }
        }

        RendererOptions Renderer()
        {
            try
            {
                var options = configuration.GetSection("Renderer").Get<RendererOptions>() ?? new RendererOptions();
                faults.AddRange(options.Problems());
                return options;
            }
            catch (InvalidOperationException fault)
            {
                faults.Add($"{fault.Message.TrimEnd('.')}; accepted are whole numbers, and times such as 00:02:00.");
                return new RendererOptions();
            }
        }
    }

    private static IEnumerable<string> Unknown(IConfiguration configuration) =>
        configuration.AsEnumerable()
            .Where(pair => pair.Value is not null && !Known.Contains(ItemOfList().Replace(pair.Key, ""), StringComparer.OrdinalIgnoreCase))
            .Select(pair => $"{pair.Key} is not a setting; there are {string.Join(", ", Known)}.");

    /// <summary>The end of the key of one value of a list: <c>:0</c>.</summary>
    [GeneratedRegex(@":[0-9]+\z")]
    private static partial Regex ItemOfList();
}
