using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Delivery;

internal enum SmtpSecurity
{
    /// <summary>A plain greeting, then encryption or nothing.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,
}

/// <summary>Section <c>Delivery:Smtp</c>: the mail server. There is no way to speak to it in clear text.</summary>
/// <param name="User">Null: the server asks for no login.</param>
/// <param name="Authority">PEM of the authority that signs the server's certificate, when the machine does not know it.</param>
internal sealed record SmtpOptions(string Host, int Port, SmtpSecurity Security, string? User, string? Password, string? Authority)
{
    public const string PasswordKey = "Delivery:Smtp:Password";

    private const int StartTlsPort = 587;
    private const int TlsPort = 465;

    public static readonly IReadOnlyList<string> Known =
    [
        "Delivery:Smtp:Host", "Delivery:Smtp:Port", "Delivery:Smtp:Security", "Delivery:Smtp:User", PasswordKey,
        "Delivery:Smtp:PasswordFile", "Delivery:Smtp:CaFile",
        "Delivery:Smtp:ConnectTimeout", "Delivery:Smtp:GreetingTimeout", "Delivery:Smtp:CommandTimeout", "Delivery:Smtp:AnswerTimeout",
    ];

    /// <summary>For the name, the connection, the greeting and encryption together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a server that took the connection may keep its greeting back.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long any answer before the message may take, and how long it may stand still on its way. RFC 5321 §4.5.3.2 asks for two to five
    /// minutes; giving up here costs nothing, and who else waits for this server gets through earlier.
    /// </summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the answer after the final dot may take; RFC 5321 §4.5.3.2.6 asks for ten minutes.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromMinutes(10);

    // A record prints its members, and this one holds a secret.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <returns>Null when no server is set.</returns>
    public static SmtpOptions? Read(IConfigurationSection section, List<string> faults)
    {
        if (!section.GetChildren().Any(child => !string.IsNullOrEmpty(child.Value)))
        {
            return null;
        }

        var host = section["Host"] ?? "";
        if (Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6))
        {
            faults.Add($"Delivery:Smtp:Host '{host}' is not the name of a server; accepted are names such as mail.thixa.example.");
        }

        var security = SecurityOf(section["Security"], faults);
        var password = section["Password"] is { Length: > 0 } secret ? secret : FileText(section["PasswordFile"], "PasswordFile", faults)?.Trim();
        if (string.IsNullOrEmpty(section["User"]) != string.IsNullOrEmpty(password))
        {
            faults.Add("Delivery:Smtp:User and its password belong together; the password comes from Delivery:Smtp:PasswordFile or ANALYTICS__Delivery__Smtp__Password.");
        }

        var options = new SmtpOptions(
            host,
            PortOf(section["Port"], security, faults),
            security,
            section["User"] is { Length: > 0 } user ? user : null,
            password,
            FileText(section["CaFile"], "CaFile", faults));
        return options with
        {
            ConnectTimeout = TimeOf(section, "ConnectTimeout", options.ConnectTimeout, faults),
            GreetingTimeout = TimeOf(section, "GreetingTimeout", options.GreetingTimeout, faults),
            CommandTimeout = TimeOf(section, "CommandTimeout", options.CommandTimeout, faults),
            AnswerTimeout = TimeOf(section, "AnswerTimeout", options.AnswerTimeout, faults),
        };
    }

    private static SmtpSecurity SecurityOf(string? text, List<string> faults)
    {
        switch (text)
        {
            case null or "" or "starttls":
                return SmtpSecurity.StartTls;
            case "tls":
                return SmtpSecurity.Tls;
            default:
                faults.Add($"Delivery:Smtp:Security '{text}' does not exist; accepted: starttls, tls. Mail never leaves unencrypted.");
                return SmtpSecurity.StartTls;
        }
    }

    private static int PortOf(string? text, SmtpSecurity security, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return security == SmtpSecurity.Tls ? TlsPort : StartTlsPort;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        faults.Add($"Delivery:Smtp:Port must be from 1 to 65535, was '{text}'.");
        return StartTlsPort;
    }

    private static TimeSpan TimeOf(IConfigurationSection section, string key, TimeSpan otherwise, List<string> faults)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromMinutes(30))
        {
            return time;
        }

        faults.Add($"Delivery:Smtp:{key} must be a time from 00:00:01 to 00:30:00, was '{text}'.");
        return otherwise;
    }

    private static string? FileText(string? path, string key, List<string> faults)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add($"Delivery:Smtp:{key}: {path} cannot be read ({exception.Message.TrimEnd('.')}).");
            return null;
        }
    }
}
