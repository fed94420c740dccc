using Analytics.Reports.Briefings;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Scheduling;

/// <summary>One thing that is to be done at one moment; what the ledger keeps one row for.</summary>
/// <param name="Step">One of <see cref="Steps"/>, but never a request.</param>
internal sealed record Occurrence(string Series, string Committee, string Period, string Step, DateTimeOffset Due);

/// <summary>A unit of kind <c>committee</c>; it stands from its first to its last quarter, both included and open when null.</summary>
internal sealed record CommitteeTime(string Code, Quarter? From, Quarter? To)
{
    /// <summary>When it became known: what was due before is not made for it.</summary>
    public DateTimeOffset Since { get; init; }

    public bool Stands(Quarter quarter) => (From is null || From <= quarter) && (To is null || quarter <= To);
}

/// <summary>A series that is made by itself, and for whom.</summary>
/// <param name="Since">When this schedule was first applied: what was due before is not made, nor what the ledger has forgotten.</param>
internal sealed record ScheduledSeries(SeriesDefinition Definition, DateTimeOffset Since, IReadOnlyList<CommitteeTime> Committees)
{
    public bool ByMeeting => Definition.Schedule == "meeting";

    public CronRule Cron => CronRule.TryParse(Definition.Schedule, out var rule, out var problem)
        ? rule
        : throw new InvalidOperationException($"Series {Definition.Code}: {problem}");
}

/// <summary>What is due when: the series that are scheduled, and the reporting calendar as it stands.</summary>
internal sealed record Schedule(IReadOnlyList<ScheduledSeries> Series, ReportingPeriods Periods);
