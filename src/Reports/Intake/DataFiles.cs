using Analytics.Reports.Intake.Files;

namespace Analytics.Reports.Intake;

/// <summary>The files that <c>import</c> knows; a file's name says what it is.</summary>
internal static class DataFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        UnitsFile.File,
        CommitteesFile.File,
        SuccessionsFile.File,
        IndicatorsFile.File,
        TargetsFile.File,
        ObservationsFile.File,
        TermsFile.File,
        CalendarFile.File,
        HolidaysFile.File,
        NotesFile.File,
        AssignmentsFile.File,
    ];

    public static string Names { get; } = string.Join(", ", All.Select(file => file.Name));

    public static DataFile? Find(string name) => All.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.Ordinal));
}
