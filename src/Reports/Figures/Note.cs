namespace Analytics.Reports.Figures;

public enum NoteKind
{
    Result,
    Strength,
    Limitation,
    Cause,
    Task,
    Proposal,
}

/// <summary>What a unit says in words for a period and a field of a series.</summary>
public sealed record Note(string Unit, string Period, string Field, NoteKind Kind, int? Ordinal, string Text)
{
    /// <summary>When the newest text came in, by what is no withdrawal of another submission; null where that was not read.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
