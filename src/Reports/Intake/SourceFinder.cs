using System.Text;

namespace Analytics.Reports.Intake;

/// <summary>Finds the data files that the paths of an import name: files by their names, folders by what is in them (CONTRACT §2).</summary>
internal static class SourceFinder
{
    public static Sources Find(IReadOnlyList<string> paths, ProblemList problems)
    {
        var found = new List<(int Index, string Path, DataFile File)>();
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

        var shared = found.CountBy(one => one.File.Name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
        return new Sources(
            [.. found.Select(one => new Source(one.Index, shared.Contains(one.File.Name) ? Nfc(one.Path) : one.File.Name, one.Path, one.File))],
            skipped);

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
            else if (inFolder && !name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                skipped.Add(Nfc(name));
            }
            else
            {
                var code = name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)
                    ? ProblemCode.WorkbookNotYet
                    : ProblemCode.NotADataFile;
                problems.Add(new Problem(code, Nfc(name), Details: DataFiles.Names), index++);
            }
        }
    }

    private static string Nfc(string text) => text.Normalize(NormalizationForm.FormC);
}
