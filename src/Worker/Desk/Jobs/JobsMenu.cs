namespace Analytics.Worker.Desk.Jobs;

/// <summary>What every page of the dashboard shows at its side.</summary>
/// <param name="SchedulerIsUp">Some worker has a heartbeat.</param>
internal sealed record JobsMenu(IReadOnlyDictionary<string, int> Counts, bool SchedulerIsUp);

/// <summary>A graph of what ended; every hour or day of its span is there.</summary>
internal sealed record JobsGraph(IReadOnlyList<GraphBar> Bars)
{
    public int Succeeded => Bars.Sum(bar => bar.Succeeded);

    public int Failed => Bars.Sum(bar => bar.Failed);
}

/// <param name="Label">Beneath the bar; empty for most.</param>
/// <param name="Name">What the bar is about, in full.</param>
internal sealed record GraphBar(string Label, string Name, int Succeeded, int Failed);

internal sealed record JobsOverview(JobsGraph Day, JobsGraph Week);

/// <param name="Page">From 1.</param>
internal sealed record RunList(string State, int Page, bool HasMore);

/// <summary>The form that asks for a run, with what was typed or what another run had.</summary>
/// <param name="AsOf">ISO 8601 without offset, Vietnamese time; empty for the moment it is started.</param>
/// <param name="Problems">Why it could not be started, in the visitor's language where the desk knows it.</param>
internal sealed record RunForm(
    string Series,
    string Committee,
    string Period,
    string AsOf,
    string Reason,
    bool Force,
    IReadOnlyList<(string Code, string Name)> SeriesChoices,
    IReadOnlyList<(string Code, string Name)> CommitteeChoices,
    IReadOnlyList<string> Problems);
