using System.Text;

namespace Analytics.Reports.Intake;

/// <summary>
/// Finds the data files and workbooks that the paths of an import name: files by their names, folders by what is in them (CONTRACT §2).
/// </summary>
internal static class SourceFinder
{
    /// <summary>How the file begins that Excel puts beside a workbook while somebody has it open.</summary>
    private const string OpenMark = "~$";

    /// <param name="names">What files are called, by path, where that is not what the path ends with; null for none.</param>
    public static Sources Find(IReadOnlyList<string> paths, ProblemList problems, IReadOnlyDictionary<string, string>? names = null)
    {
        var found = new List<(int Index, string Path, DataFile? File)>();
        var skipped = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var path in paths)
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
                problems.Add(new Problem(ProblemCode.PathMissing, Nfc(path)), index++);
            }
        }

        if (found.Count == 0 && problems.Total == 0)
        {
            problems.Add(new Problem(ProblemCode.NothingToImport, Nfc(string.Join(", ", paths)), Details: DataFiles.Names), index);
        }

        // As people see them: a Mac writes "phường" in other bytes than Windows does.
        var shared = found.CountBy(one => FileName(one.Path)).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in found.Where(one => !named.Add(Name(one.Path))))
        {
            problems.Add(new Problem(ProblemCode.SameName, Name(one.Path)), one.Index);
        }

        return new Sources(
            [.. found.Where(one => one.File is not null).Select(one => new Source(one.Index, Name(one.Path), one.Path, one.File!))],
            [.. found.Where(one => one.File is null).Select(one => new WorkbookSource(one.Index, Name(one.Path), one.Path))],
            skipped);

        string Name(string path) => Given(path) is { } given ? Nfc(given) : shared.Contains(FileName(path)) ? Nfc(path) : FileName(path);

        static string FileName(string path) => Nfc(Path.GetFileName(path));

        string? Given(string path) => names?.GetValueOrDefault(path);

        void Walk(string folder)
        {
            try
            {
                foreach (var inside in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
                {
                    if (Directory.Exists(inside))
                    {
                        skipped.Add(Nfc(Path.GetFileName(inside)) + "/");
                    }
                    else
                    {
                        Consider(inside, inFolder: true);
                    }
                }
            }
            catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
            {
                problems.Add(new Problem(ProblemCode.Unreadable, Nfc(folder), Details: fault.Message), index++);
            }
        }

        void Consider(string path, bool inFolder)
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
                skipped.Add(Nfc(name));
            }
            else
            {
                problems.Add(new Problem(ProblemCode.NotADataFile, Nfc(Given(path) ?? name), Details: DataFiles.Names), index++);
            }
        }
    }

    private static string Nfc(string text) => text.Normalize(NormalizationForm.FormC);
}
