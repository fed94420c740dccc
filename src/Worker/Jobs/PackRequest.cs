using Analytics.Reports.Briefings;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Jobs;

/// <summary>What a pack is asked for; all of it exists and fits together.</summary>
/// <param name="Force">Builds although the series' gate would hold the pack back.</param>
internal sealed record PackRequest(
    SeriesDefinition Series, int SeriesVersion, string Committee, Period Period, DateTimeOffset AsOf, bool Force)
{
    /// <summary>Who asked for it, as the pack's history says.</summary>
    public string By { get; init; } = Environment.UserName;

    /// <summary>When it was due, if nothing was there to make it then.</summary>
    public DateTimeOffset? LateFor { get; init; }
}
