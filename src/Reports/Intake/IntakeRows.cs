using Analytics.Reports.Intake.Template;

namespace Analytics.Reports.Intake;

/// <summary>Where the rows of an import came from: what the statements that check them find by file and line.</summary>
internal sealed class IntakeRows(Sources sources)
{
    private readonly Dictionary<int, Source> files = sources.Files.ToDictionary(source => source.Index);
    private readonly Dictionary<int, WorkbookSource> workbooks = sources.Workbooks.ToDictionary(source => source.Index);
    private readonly Dictionary<(int File, long Line), FilledRow> filled = [];

    public void Add(WorkbookSource source, IEnumerable<FilledRow> rows)
    {
        foreach (var row in rows)
        {
            filled.Add((source.Index, row.Line), row);
        }
    }

    public string Name(int file) => files.TryGetValue(file, out var source) ? source.Name : workbooks[file].Name;

    public DataFile File(int file) => files[file].File;

    /// <summary>Null for a line of a CSV file.</summary>
    public FilledRow? Filled(int file, long line) => filled.GetValueOrDefault((file, line));

    /// <summary>Whether rows of this data file may be among them.</summary>
    public bool Have(DataFile file) => files.Values.Any(source => source.File == file) || filled.Values.Any(row => row.File == file);
}
