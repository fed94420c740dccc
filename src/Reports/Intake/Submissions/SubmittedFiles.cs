using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>The files of one import: what was read of each, which of them came before, and how they are kept.</summary>
internal sealed class SubmittedFiles(NpgsqlConnection connection, Sources sources, CancellationToken cancelled)
{
    private readonly SortedDictionary<int, FileReport> reports = [];
    private readonly Dictionary<int, string> units = [];
    private readonly HashSet<(int File, long Line)> left = [];
    private IReadOnlyDictionary<string, EarlierFile> earlier = new Dictionary<string, EarlierFile>();

    public IReadOnlyList<FileReport> Reports => [.. reports.Values];

    /// <param name="unit">Whose workbook it is; null for a data file, and where it does not say so.</param>
    public void Add(int file, FileReport report, string? unit = null)
    {
        reports.Add(file, report);
        if (unit is not null)
        {
            units.Add(file, unit);
        }
    }

    /// <summary>Whether a line of a workbook that came before was left out, because its key was stated since.</summary>
    public bool IsLeft(int file, long line) => left.Contains((file, line));

    /// <summary>The submission for whose sake a workbook need not be read.</summary>
    /// <param name="unit">Whose it is; asked only where something was withdrawn since.</param>
    public async Task<EarlierSubmission?> FindAsync(string sha256, Func<string?> unit)
    {
        var found = (await EarlierFiles.FindAsync(connection, [sha256], [sha256], cancelled)).GetValueOrDefault(sha256);
        return found is not null && found.StandsWhole(found.Disturbed.Count == 0 ? null : unit()) ? found.Newest : null;
    }

    /// <summary>
    /// Leaves out the workbooks that came before: what was corrected since, by telephone or by the next workbook, stays. Where something of the
    /// unit was withdrawn since, the rows are left that nobody has stated again. Asked again here, while no other import can bring them: the same
    /// file may come twice at once. A CSV file counts row by row (CONTRACT §2).
    /// </summary>
    /// <returns>False when one was not read for the sake of a submission that stands whole no more.</returns>
    public async Task<bool> SkipKnownAsync()
    {
        var workbooks = sources.Workbooks.Select(source => source.Index).ToList();
        earlier = await EarlierFiles.FindAsync(connection, Hashes(reports.Keys), Hashes(workbooks), cancelled);
        if (workbooks.Exists(file => reports[file].SameAs is not null && !IsWhole(file)))
        {
            return false;
        }

        var known = workbooks.Where(file => reports[file].SameAs is null && Earlier(file) is not null).ToLookup(IsWhole);
        var skipped = known[true].ToArray();
        foreach (var file in skipped)
        {
            Leave(file, 0);
        }

        if (skipped.Length > 0)
        {
            await EarlierFiles.UnstageAsync(connection, skipped, cancelled);
        }

        await LeaveStatedAsync([.. known[false]]);
        return true;
    }

    public void Count(StoredRows stored)
    {
        foreach (var (file, report) in reports.ToList())
        {
            var rows = stored.Of(file);
            reports[file] = report with { RowsStored = rows, SameAs = report.SameAs ?? (rows == 0 ? Earlier(file)?.Newest : null) };
        }
    }

    /// <summary>
    /// Stores the files themselves, but for the workbooks that were left out. They are read a second time: one that is another by now is refused, or
    /// what is kept would not be what the rows came from.
    /// </summary>
    public async Task KeepAsync(SubmissionStore store, long submission, ProblemList problems)
    {
        var kept = sources.Files.Select(source => (source.Index, source.Path))
            .Concat(sources.Workbooks.Where(source => reports[source.Index].SameAs is null).Select(source => (source.Index, source.Path)));
        foreach (var (file, path) in kept.OrderBy(source => source.Index))
        {
            var report = reports[file];
            await store.AddFileAsync(submission, report);
            try
            {
                if (await FileParts.StoreAsync(connection, submission, report.Name, path, cancelled) != report.Sha256)
                {
                    problems.Add(new Problem(ProblemCode.FileChanged, report.Name), file);
                }
            }
            catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
            {
                problems.Add(new Problem(ProblemCode.Unreadable, report.Name, Details: fault.Message), file);
            }
        }
    }

    private async Task LeaveStatedAsync(IReadOnlyList<int> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        var stated = await EarlierFiles.UnstageStatedAsync(connection, files.ToDictionary(file => file, file => Earlier(file)!.First), cancelled);
        foreach (var file in files)
        {
            left.UnionWith(stated[file].Select(line => (file, line)));
            Leave(file, reports[file].RowsRead - stated[file].Count());
        }
    }

    private void Leave(int file, long rows) =>
        reports[file] = reports[file] with { RowsRead = rows, SameAs = rows == 0 ? Earlier(file)!.Newest : null };

    private IEnumerable<string> Hashes(IEnumerable<int> files) => files.Select(file => reports[file].Sha256).OfType<string>();

    private bool IsWhole(int file) => Earlier(file) is { } found && found.StandsWhole(units.GetValueOrDefault(file));

    private EarlierFile? Earlier(int file) => reports[file].Sha256 is { } sha256 ? earlier.GetValueOrDefault(sha256) : null;
}
