using Analytics.Worker.Delivery.Lists;

namespace Analytics.Worker.Delivery;

/// <summary>Somebody who gets a message.</summary>
internal sealed record Recipient(string Name, string Address, string Language, IReadOnlyList<string> Formats)
{
    private static readonly string[] Order = ["pdf", "xlsx"];

    /// <summary>The members of several lists, each address once, under the name and in the language of its first mention, with all formats.</summary>
    public static IReadOnlyList<Recipient> Of(IEnumerable<DistributionList> lists) =>
    [
        .. lists.SelectMany(list => list.Members)
            .GroupBy(member => member.Email, StringComparer.OrdinalIgnoreCase)
            .Select(same => new Recipient(
                same.First().Name,
                same.First().Email,
                same.First().Language,
                [.. Order.Intersect(same.SelectMany(member => member.Formats))])),
    ];

    public override string ToString() => $"{Name} <{Address}>";
}
