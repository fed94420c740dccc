namespace Analytics.Reports.Intake;

/// <summary>A data file to be read.</summary>
/// <param name="Index">Its place in the order of the import, which is the order of its problems.</param>
/// <param name="Name">As problems and the submission name it: the file name, or the path as given where two files share the name.</param>
internal sealed record Source(int Index, string Name, string Path, DataFile File);

/// <summary>A workbook to be read; what it is, its defined names say. Index and name as of a <see cref="Source"/>.</summary>
internal sealed record WorkbookSource(int Index, string Name, string Path);

/// <summary>What the paths of an import lead to.</summary>
internal sealed record Sources(IReadOnlyList<Source> Files, IReadOnlyList<WorkbookSource> Workbooks, IReadOnlyList<string> SkippedNames);
