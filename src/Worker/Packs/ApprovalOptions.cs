using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Packs;

/// <summary>Section <c>Approval</c>: how many people stand behind an approved pack.</summary>
/// <param name="People">1; or 2: who checked a pack cannot be the one who approves it.</param>
internal sealed record ApprovalOptions(int People)
{
    public static readonly ApprovalOptions Default = new(People: 1);

    public static readonly IReadOnlyList<string> Known = ["Approval:People"];

    public static ApprovalOptions Read(IConfiguration configuration, List<string> faults)
    {
        switch (configuration["Approval:People"])
        {
            case null or "":
                return Default;
            case var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people is 1 or 2:
                return new ApprovalOptions(people);
            case var text:
                faults.Add($"Approval:People '{text}' is not a number of people; accepted are 1 and 2.");
                return Default;
        }
    }
}
