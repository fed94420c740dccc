using System.Text.Json.Serialization;
using Analytics.Worker.Jobs;

namespace Analytics.Worker.Scheduling;

/// <summary>A row of the run ledger: one occurrence, and what came of it. Times are UTC.</summary>
/// <param name="Step">One of <see cref="Steps"/>.</param>
/// <param name="ResumedAt">When it went on after the gate had held it back.</param>
/// <param name="AsOf">Null: the due instant, or the one it went on at.</param>
/// <param name="Stage">While it runs: read, compute, compose, charts, typeset, store; the last one reached when it failed.</param>
/// <param name="Held">Of a run that waits at its series' gate, as JSON.</param>
/// <param name="OnHold">It was missed, and waits until a person lets it go on.</param>
/// <param name="Late">It started after its due time because nothing was there to start it.</param>
internal sealed record Run(
    long Id,
    string Series,
    string Committee,
    string Period,
    string Step,
    DateTime Due,
    DateTime? ResumedAt,
    DateTime? AsOf,
    bool Force,
    string Reason,
    string RequestedBy,
    string State,
    int Attempt,
    bool CancelRequested,
    string? Node,
    string? Stage,
    bool Late,
    long? Pack,
    int? PackVersion,
    string? Result,
    string? Error,
    [property: JsonIgnore] string? Held,
    bool OnHold,
    DateTime CreatedAt,
    DateTime? StartedAt,
    DateTime? EndedAt)
{
    /// <summary>The instant whose knowledge the pack shows.</summary>
    public DateTime BuildsAsOf => AsOf ?? ResumedAt ?? Due;

    /// <summary>What it waits for at its series' gate; null in every other state.</summary>
    public HeldBack? HeldBack => State == RunState.Waiting && Held is { } json ? HeldBack.Parse(json) : null;
}

/// <summary>A state that a run entered.</summary>
internal sealed record RunEvent(string State, DateTime At, string? Node, string? Detail);

/// <param name="Level"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
internal sealed record RunLine(DateTime At, string Level, string Line);

internal sealed record RunDetails(Run Run, IReadOnlyList<RunEvent> States, IReadOnlyList<RunLine> Log);

/// <summary>How many attempts ended well and badly in the hour or day that begins at <see cref="At"/>.</summary>
internal sealed record RunBucket(DateTime At, int Succeeded, int Failed);
