namespace Analytics.Reports.Figures;

public enum AssignmentKind
{
    Programme,
    Scheme,
    Directive,
    Plan,
    Task,
}

public enum AssignmentStatus
{
    Open,
    InProgress,
    Done,
}

/// <summary>What a committee has given someone to do.</summary>
/// <param name="GivenAt">The code of the period whose briefing gave it.</param>
/// <param name="OwnerVi">The unit's name as known at the as-of instant; its code where it has none yet.</param>
/// <param name="Due">The last day that is in time; null for none.</param>
/// <param name="IsOverdue">Not done, and the due day ended before the as-of day in Vietnam began.</param>
public sealed record Assignment(
    string Code,
    AssignmentKind Kind,
    string GivenAt,
    string Text,
    string OwnerVi,
    DateOnly? Due,
    AssignmentStatus Status,
    string? Progress,
    bool IsOverdue);
