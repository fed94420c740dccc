using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Delivery;

/// <summary>What happens to a message that may or may not have arrived.</summary>
internal enum UncertainPolicy
{
    /// <summary>It waits for a person.</summary>
    Hold,

    /// <summary>It goes out again under the same Message-ID.</summary>
    Resend,
}

/// <summary>Section <c>Delivery</c>: how packs leave (CONTRACT §6).</summary>
/// <param name="Smtp">Null: messages are written into <paramref name="Outbox"/>.</param>
/// <param name="From">Who sends, and who is asked.</param>
/// <param name="Outbox">A folder, from where the user stands.</param>
/// <param name="AllowedDomains">Mail goes nowhere else; empty: anywhere.</param>
/// <param name="MaxBytes">The largest message, attachments encoded.</param>
internal sealed record DeliveryOptions(
    SmtpOptions? Smtp, Mailbox From, string Outbox, IReadOnlyList<string> AllowedDomains, long MaxBytes, UncertainPolicy Uncertain)
{
    private const int LongestContact = 200;
    private const int MostPerMinute = 10_000;
    private const long LeastMaxBytes = 1 << 20;
    private const long MostMaxBytes = 100 << 20;

    public const string DeskKey = "Desk:Address";

    public static readonly IReadOnlyList<string> Known =
    [
        "Delivery:From", "Delivery:Outbox", "Delivery:AllowedDomains", "Delivery:MaxBytes", "Delivery:Uncertain",
        "Delivery:Contact", "Delivery:PerMinute", "Delivery:Receipts", DeskKey, .. SmtpOptions.Known,
    ];

    /// <summary>As it is when nothing is set: into a folder, from nobody's real address.</summary>
    public static DeliveryOptions Default { get; } =
        new(null, new Mailbox("Văn phòng", "van-phong@phan-tich.example"), "outbox", [], 25 << 20, UncertainPolicy.Hold);

    /// <summary>Whom readers ask, in words; null: <see cref="From"/>.</summary>
    public string? Contact { get; init; }

    /// <summary>Messages that all processes together begin within a minute; null: as many as there are.</summary>
    public int? PerMinute { get; init; }

    /// <summary>Units are told by mail what of their workbooks was taken in, or why nothing was.</summary>
    public bool Receipts { get; init; } = true;

    /// <summary>Where readers reach the desk; null: messages link to nothing.</summary>
    public Uri? Desk { get; init; }

    public string AskWhom => Contact ?? From.ToString();

    public static DeliveryOptions Read(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection("Delivery");
        var smtp = SmtpOptions.Read(section.GetSection("Smtp"), faults);
        var from = section["From"] is { Length: > 0 } text ? Mailbox.Parse(text) : Default.From;
        if (from is null)
        {
            faults.Add($"Delivery:From '{section["From"]}' is not a sender; accepted is {Mailbox.Accepted}, alone or as Name <address>.");
        }
        else if (smtp is not null && from == Default.From)
        {
            faults.Add("Delivery:From is missing; mail through Delivery:Smtp needs the office's own address.");
        }

        return new DeliveryOptions(
            smtp,
            from ?? Default.From,
            section["Outbox"] is { Length: > 0 } folder ? folder : Default.Outbox,
            Domains(section.GetSection("AllowedDomains"), faults),
            MaxBytesOf(section["MaxBytes"], faults),
            UncertainOf(section["Uncertain"], faults))
        {
            Contact = ContactOf(section["Contact"], faults),
            PerMinute = PerMinuteOf(section["PerMinute"], faults),
            Receipts = ReceiptsOf(section["Receipts"], faults),
            Desk = DeskOf(configuration[DeskKey], faults),
        };
    }

    public bool Allows(string address) =>
        AllowedDomains.Count == 0
        || AllowedDomains.Contains(address[(address.LastIndexOf('@') + 1)..], StringComparer.OrdinalIgnoreCase);

    private static List<string> Domains(IConfigurationSection section, List<string> faults)
    {
        // A list in a file, or one line with commas in the environment.
        var domains = section.GetChildren().Select(child => child.Value ?? "")
            .Concat((section.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        faults.AddRange(domains.Where(domain => !Mailbox.IsAddress($"x@{domain}"))
            .Select(domain => $"Delivery:AllowedDomains: '{domain}' is not a domain; accepted are names such as thixa.example."));
        return domains;
    }

    private static long MaxBytesOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Default.MaxBytes;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is >= LeastMaxBytes and <= MostMaxBytes)
        {
            return bytes;
        }

        faults.Add($"Delivery:MaxBytes must be a whole number of bytes from {LeastMaxBytes} to {MostMaxBytes}, was '{text}'.");
        return Default.MaxBytes;
    }

    private static string? ContactOf(string? text, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > LongestContact || text.Any(char.IsControl))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"Delivery:Contact must be one line of at most {LongestContact} characters, such as a name and a telephone number; was {text.Length} characters."));
        }

        return text.Trim().Normalize();
    }

    private static int? PerMinuteOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostPerMinute)
        {
            return count;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"Delivery:PerMinute must be a whole number of messages from 1 to {MostPerMinute}, was '{text}'."));
        return null;
    }

    private static bool ReceiptsOf(string? text, List<string> faults)
    {
        switch (text)
        {
            case null or "" or "true":
                return true;
            case "false":
                return false;
            default:
                faults.Add($"Delivery:Receipts '{text}' does not exist; accepted: true, false.");
                return true;
        }
    }

    private static Uri? DeskOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" })
        {
            return address;
        }

        faults.Add($"{DeskKey} '{text}' is not where a desk is reached; accepted are addresses such as https://bao-cao.thixa.example.");
        return null;
    }

    private static UncertainPolicy UncertainOf(string? text, List<string> faults)
    {
        switch (text)
        {
            case null or "" or "hold":
                return UncertainPolicy.Hold;
            case "resend":
                return UncertainPolicy.Resend;
            default:
                faults.Add($"Delivery:Uncertain '{text}' does not exist; accepted: hold, resend.");
                return UncertainPolicy.Hold;
        }
    }
}
