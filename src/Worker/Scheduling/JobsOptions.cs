using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Scheduling;

/// <summary>How runs are made: the section <c>Jobs</c>.</summary>
internal sealed record JobsOptions
{
    public static readonly IReadOnlyList<string> Known = ["Jobs:Workers", "Jobs:Lease", "Jobs:OverdueAfter", "Jobs:Timeout"];

    /// <summary>At most so many runs are made at once in this process.</summary>
    public int Workers { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>A run whose worker is silent for so long is given to another; longer than any pause of a machine under load.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What is due for so long and neither made nor at its first attempt is told of (<c>Alerts:To</c>), and what has no run by then fails <c>/readyz</c>.</summary>
    public TimeSpan OverdueAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A run that takes longer is stopped, and tried again twice.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(30);

    public static JobsOptions Read(IConfiguration configuration, List<string> faults)
    {
        try
        {
            var options = configuration.GetSection("Jobs").Get<JobsOptions>() ?? new JobsOptions();
            faults.AddRange(options.Problems());
            return options;
        }
        catch (InvalidOperationException fault)
        {
            faults.Add($"{fault.Message.TrimEnd('.')}; accepted are whole numbers, and times such as 00:00:15.");
            return new JobsOptions();
        }
    }

    private IEnumerable<string> Problems()
    {
        if (Workers is < 1 or > 64)
        {
            yield return $"Jobs:Workers must be from 1 to 64, was {Workers}.";
        }

        // Planning comes once a minute.
        if (OverdueAfter < TimeSpan.FromMinutes(2) || OverdueAfter > TimeSpan.FromDays(1))
        {
            yield return $"Jobs:OverdueAfter must be from 00:02:00 to one day, was {OverdueAfter}.";
        }

        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromDays(1))
        {
            yield return $"Jobs:Timeout must be from 00:00:01 to one day, was {Timeout}.";
        }

        if (Lease < TimeSpan.FromSeconds(2) || Lease > TimeSpan.FromMinutes(10))
        {
            yield return $"Jobs:Lease must be from 00:00:02 to 00:10:00, was {Lease}.";
        }
    }
}
