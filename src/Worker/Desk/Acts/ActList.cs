using System.Globalization;
using System.Text.Json;
using Analytics.Worker.Acts;

namespace Analytics.Worker.Desk.Acts;

/// <summary>A page of acts and what they were chosen by.</summary>
/// <param name="Who">Empty for everybody.</param>
/// <param name="Day">In Vietnam.</param>
/// <param name="Page">From 1.</param>
internal sealed record ActList(IReadOnlyList<KeptAct> Acts, string Who, Act? What, DateOnly? Day, int Page, bool HasMore)
{
    public string DayText => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    public string AddressOf(int page) => FormattableString.Invariant(
        $"/audit?who={Uri.EscapeDataString(Who)}&what={(What is { } act ? ActCode.Of(act) : string.Empty)}&day={DayText}&page={page}");

    /// <summary>Where what the act was done to can be seen; null when it has no page.</summary>
    public static string? AddressOf(KeptAct act) => act.What.Split('-')[0] switch
    {
        "run" => $"/jobs/{act.Subject}",
        "user" or "sessions" or "password" => $"/admin/users/{Uri.EscapeDataString(act.Subject)}",
        "pack" or "mail" or "suggestion" when PackAddress(act.Subject) is { } address => address,
        _ => null,
    };

    /// <summary>The details as names with their values, one after the other.</summary>
    public static string Line(KeptAct act)
    {
        if (act.Details is null)
        {
            return string.Empty;
        }

        using var details = JsonDocument.Parse(act.Details);
        return string.Join("; ", details.RootElement.EnumerateObject()
            .Where(detail => detail.Value.ValueKind != JsonValueKind.Null)
            .Select(detail => $"{detail.Name}: {detail.Value}"));
    }

    private static string? PackAddress(string subject) => subject.Split('/').Length == 4 ? $"/packs/{subject}" : null;
}
