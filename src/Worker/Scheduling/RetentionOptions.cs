using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Scheduling;

/// <summary>How long the run ledger keeps what has ended, in days: the section <c>Retention</c>.</summary>
internal sealed record RetentionOptions
{
    public static readonly IReadOnlyList<string> Known = ["Retention:Runs", "Retention:Logs"];

    /// <summary>Runs that no pack came of; the others stay as long as their packs, for ever.</summary>
    public int Runs { get; init; } = 1100;

    /// <summary>What runs logged, and the states they went through.</summary>
    public int Logs { get; init; } = 400;

    public static RetentionOptions Read(IConfiguration configuration, List<string> faults)
    {
        try
        {
            var options = configuration.GetSection("Retention").Get<RetentionOptions>() ?? new RetentionOptions();
            faults.AddRange(options.Problems());
            return options;
        }
        catch (InvalidOperationException fault)
        {
            faults.Add($"{fault.Message.TrimEnd('.')}; accepted are whole numbers of days.");
            return new RetentionOptions();
        }
    }

    /// <summary>A month at least: what was missed in a shorter outage is still to be made.</summary>
    private IEnumerable<string> Problems()
    {
        if (Runs is < 30 or > 36500)
        {
            yield return $"Retention:Runs must be from 30 to 36500 days, was {Runs}.";
        }

        if (Logs is < 1 or > 36500)
        {
            yield return $"Retention:Logs must be from 1 to 36500 days, was {Logs}.";
        }
    }
}
