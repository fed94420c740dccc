using System.Globalization;

namespace Analytics.Worker.Desk.Assignments;

/// <summary>An assignment as it stands; the time is UTC.</summary>
/// <param name="Kind">programme, scheme, directive, plan or task.</param>
/// <param name="Status">open, in_progress or done.</param>
/// <param name="IsOverdue">Not done, and the due day is over in Vietnam.</param>
internal sealed record AssignmentLine(
    string Code,
    string Committee,
    string CommitteeName,
    string Kind,
    string GivenAtPeriod,
    string Text,
    string OwnerName,
    DateOnly? Due,
    string Status,
    string? Progress,
    bool IsOverdue,
    DateTime RecordedAt);

/// <summary>One version of an assignment; the time is UTC.</summary>
/// <param name="Version">Its number in the warehouse.</param>
internal sealed record AssignmentVersion(
    long Version,
    string Committee,
    string CommitteeName,
    string Kind,
    string GivenAtPeriod,
    string Text,
    string OwnerUnit,
    string OwnerName,
    DateOnly? Due,
    string Status,
    string? Progress,
    bool IsOverdue,
    DateTime RecordedAt,
    string SubmittedBy)
{
    public AssignmentChange AsTyped() => new(
        Version.ToString(CultureInfo.InvariantCulture),
        Text,
        OwnerUnit,
        Status,
        Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty,
        Progress ?? string.Empty);
}

/// <param name="Committee">Empty for all.</param>
/// <param name="State">One of <see cref="States"/>.</param>
/// <param name="Page">From 1.</param>
internal sealed record AssignmentList(
    IReadOnlyList<AssignmentLine> Lines,
    IReadOnlyList<(string Code, string Name)> Committees,
    string Committee,
    string State,
    string Search,
    int Page,
    bool HasMore)
{
    public static readonly string[] States = ["unfinished", "overdue", "open", "in_progress", "done", "all"];

    public string AddressOf(int page) => FormattableString.Invariant(
        $"/assignments?committee={Uri.EscapeDataString(Committee)}&state={State}&q={Uri.EscapeDataString(Search)}&page={page}");
}

/// <summary>One assignment with its history and what is being changed of it.</summary>
/// <param name="Versions">The newest first.</param>
/// <param name="Typed">What the form shows: as it stands, or as it was typed and refused.</param>
/// <param name="Standing">Units of its committee that stand today.</param>
internal sealed record AssignmentView(
    string Code, IReadOnlyList<AssignmentVersion> Versions, AssignmentChange Typed, IReadOnlyList<(string Code, string Name)> Standing)
{
    public AssignmentVersion Newest => Versions[0];

    /// <summary>Whom it can be given to: also who has it and stands no longer, so that nothing else has to change with the rest.</summary>
    public IEnumerable<(string Code, string Name)> Owners => Standing.Any(unit => unit.Code == Newest.OwnerUnit)
        ? Standing
        : Standing.Prepend((Newest.OwnerUnit, Newest.OwnerName));

    public string Address => $"/assignments/{Uri.EscapeDataString(Code)}";
}

/// <summary>What the form of an assignment changes.</summary>
/// <param name="Seen">The version that the form was filled from.</param>
/// <param name="Due">ISO, or empty for none.</param>
internal sealed record AssignmentChange(string Seen, string Text, string OwnerUnit, string Status, string Due, string Progress);

/// <summary>A new assignment as it is being typed.</summary>
internal sealed record NewAssignment(string Committee, string Kind, string GivenAtPeriod, string Text, string OwnerUnit, string Due, string Status, string Progress);

internal sealed record NewAssignmentView(
    NewAssignment Typed, IReadOnlyList<(string Code, string Name)> Committees, IReadOnlyList<(string Code, string Name)> Owners);
