using System.Net;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Desk;

/// <summary>How people come in and how long they stay: the section <c>Desk</c>.</summary>
internal sealed record DeskOptions
{
    private const string Section = "Desk";

    /// <summary>Less than any filled-in template is nothing; more than this a browser should not send.</summary>
    private const long LeastUpload = 100_000;
    private const long MostUpload = 1_000_000_000;

    public const string ProxiesKey = $"{Section}:{nameof(Proxies)}";

    public static readonly IReadOnlyList<string> Known =
    [
        $"{Section}:{nameof(IdleTimeout)}", $"{Section}:{nameof(SessionLifetime)}", $"{Section}:{nameof(FailuresBeforeLock)}",
        $"{Section}:{nameof(LockedFor)}", $"{Section}:{nameof(FormsPerMinute)}", $"{Section}:{nameof(AnonymousPerMinute)}",
        $"{Section}:{nameof(MaxUpload)}", ProxiesKey,
    ];

    /// <summary>A session ends when nobody has used it for so long.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A session ends at this age, used or not.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>So many wrong passwords close an account for a while to the address that they come from.</summary>
    public int FailuresBeforeLock { get; init; } = 5;

    /// <summary>It opens again by itself.</summary>
    public TimeSpan LockedFor { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of what may be sent in at once; a workbook is never taken above 20 million.</summary>
    public long MaxUpload { get; init; } = 20_000_000;

    /// <summary>So many forms a session may send within a minute.</summary>
    public int FormsPerMinute { get; init; } = 300;

    /// <summary>So many requests within a minute may come from an address without anybody being signed in.</summary>
    public int AnonymousPerMinute { get; init; } = 3000;

    /// <summary>Addresses, beside this machine's own, whose word is taken on who asks and whether it was by HTTPS.</summary>
    /// <remarks>Internal, because the binder sets what is public and knows no addresses.</remarks>
    internal IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    public static DeskOptions Read(IConfiguration configuration, List<string> faults)
    {
        var proxies = ProxiesOf(configuration.GetSection(ProxiesKey), faults);
        try
        {
            var options = configuration.GetSection(Section).Get<DeskOptions>() ?? new DeskOptions();
            faults.AddRange(options.Problems());
            return options with { Proxies = proxies };
        }
        catch (InvalidOperationException fault)
        {
            faults.Add($"{fault.Message.TrimEnd('.')}; accepted are whole numbers, and times such as 00:05:00.");
            return new DeskOptions();
        }
    }

    /// <summary>A list, or its addresses with commas between them.</summary>
    private static List<IPAddress> ProxiesOf(IConfigurationSection section, List<string> faults)
    {
        var proxies = new List<IPAddress>();
        foreach (var text in section.GetChildren().Select(child => child.Value ?? "")
            .Concat((section.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(address);
            }
            else
            {
                faults.Add($"{ProxiesKey} '{text}' is not an IP address; accepted are those of proxies, such as 192.0.2.10, with commas between them.");
            }
        }

        return proxies;
    }

    private IEnumerable<string> Problems()
    {
        if (IdleTimeout < TimeSpan.FromMinutes(2))
        {
            // Use is written down once a minute.
            yield return $"Desk:IdleTimeout must be at least 00:02:00, was {IdleTimeout}.";
        }

        if (SessionLifetime < IdleTimeout)
        {
            yield return $"Desk:SessionLifetime must be at least Desk:IdleTimeout, {IdleTimeout}, was {SessionLifetime}.";
        }

        if (FailuresBeforeLock < 1)
        {
            yield return $"Desk:FailuresBeforeLock must be at least 1, was {FailuresBeforeLock}.";
        }

        if (LockedFor < TimeSpan.FromSeconds(1) || LockedFor > TimeSpan.FromDays(1))
        {
            yield return $"Desk:LockedFor must be from 00:00:01 to one day, was {LockedFor}.";
        }

        if (MaxUpload is < LeastUpload or > MostUpload)
        {
            yield return $"Desk:MaxUpload must be from {LeastUpload} to {MostUpload} bytes, was {MaxUpload}.";
        }

        if (FormsPerMinute < 10)
        {
            yield return $"Desk:FormsPerMinute must be at least 10, was {FormsPerMinute}.";
        }

        if (AnonymousPerMinute < 60)
        {
            // The sign-in page with all that it shows is a dozen.
            yield return $"Desk:AnonymousPerMinute must be at least 60, was {AnonymousPerMinute}.";
        }
    }
}
