namespace Analytics.Reports.Intake;

/// <summary>
/// Finds the data files and workbooks that the paths of an import name: files by their names, folders by what is in them (CONTRACT §2).
/// </summary>
internal sealed class SourceFinder
{
    /// <summary>How the file begins that Excel puts beside a workbook while somebody has it open.</summary>
    private const string OpenMark = "~$";

    private readonly ProblemList problems;
    private readonly IReadOnlyDictionary<string, string>? names;
    private readonly List<(int Index, string Path, DataFile? File)> found = [];
    private readonly List<string> skipped = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private int index;

    private SourceFinder(ProblemList problems, IReadOnlyDictionary<string, string>? names) => (this.problems, this.names) = (problems, names);

    /// <param name="names">What files are called, by path, where that is not what the path ends with; null for none.</param>
    public static Sources Find(IReadOnlyList<string> paths, ProblemList problems, IReadOnlyDictionary<string, string>? names = null)
    {
        var finder = new SourceFinder(problems, names);
        foreach (var path in paths)
        {
            finder.Look(path);
        }

        if (finder.found.Count == 0 && problems.Total == 0)
        {
            problems.Add(
                new Problem(ProblemCode.NothingToImport, SourceNames.Nfc(string.Join(", ", paths)), Details: DataFiles.Names), finder.index);
        }

        return finder.Named();
    }

    private Sources Named()
    {
        var called = new SourceNames(found.Select(one => one.Path), names);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in found.Where(one => !taken.Add(called.Of(one.Path))))
        {
            problems.Add(new Problem(ProblemCode.SameName, called.Of(one.Path)), one.Index);
        }

        return new Sources(
            [.. found.Where(one => one.File is not null).Select(one => new Source(one.Index, called.Of(one.Path), one.Path, one.File!))],
            [.. found.Where(one => one.File is null).Select(one => new WorkbookSource(one.Index, called.Of(one.Path), one.Path))],
            skipped);
    }

    private void Look(string path)
    {
        if (Directory.Exists(path))
        {
            Walk(path);
        }
        else if (File.Exists(path))
        {
            Consider(path, inFolder: false);
        }
        else
        {
            problems.Add(new Problem(ProblemCode.PathMissing, SourceNames.Nfc(path)), index++);
        }
    }

    private void Walk(string folder)
    {
        try
        {
            foreach (var inside in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
            {
                if (Directory.Exists(inside))
                {
                    skipped.Add(SourceNames.FileName(inside) + "/");
                }
                else
                {
                    Consider(inside, inFolder: true);
                }
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            problems.Add(new Problem(ProblemCode.Unreadable, SourceNames.Nfc(folder), Details: fault.Message), index++);
        }
    }

    private void Consider(string path, bool inFolder)
    {
        var name = Path.GetFileName(path);
        if (!seen.Add(Path.GetFullPath(path)))
        {
            return;
        }

        if (DataFiles.Find(name) is { } file)
        {
            found.Add((index++, path, file));
        }
        else if (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && !(inFolder && name.StartsWith(OpenMark, StringComparison.Ordinal)))
        {
            found.Add((index++, path, null));
        }
        else if (inFolder && !name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            skipped.Add(SourceNames.Nfc(name));
        }
        else
        {
            problems.Add(
                new Problem(ProblemCode.NotADataFile, SourceNames.Nfc(names?.GetValueOrDefault(path) ?? name), Details: DataFiles.Names), index++);
        }
    }
}
