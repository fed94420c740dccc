using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Delivery;

/// <summary>Section <c>Alerts</c>: who is told when something fails.</summary>
/// <param name="To">Null: nobody.</param>
internal sealed record AlertOptions(Mailbox? To)
{
    public static readonly IReadOnlyList<string> Known = ["Alerts:To"];

    public static AlertOptions Read(IConfiguration configuration, List<string> faults)
    {
        if (configuration["Alerts:To"] is not { Length: > 0 } text)
        {
            return new AlertOptions(To: null);
        }

        var to = Mailbox.Parse(text);
        if (to is null)
        {
            faults.Add($"Alerts:To '{text}' is not an address; accepted is {Mailbox.Accepted}, alone or as Name <address>.");
        }

        return new AlertOptions(to);
    }
}
