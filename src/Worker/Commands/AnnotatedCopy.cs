using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Worker.Commands;

/// <summary>What <c>import --annotate</c> writes: a copy of the one workbook of an import with its problems and warnings at their cells.</summary>
internal sealed class AnnotatedCopy(WorkbookSource workbook, string path)
{
    /// <returns>Null when the paths have problems of their own, which the import tells.</returns>
    /// <exception cref="BadInputException">There is not exactly one workbook to copy, or the copy would take the place of something else.</exception>
    public static AnnotatedCopy? Of(IReadOnlyList<string> paths, string path)
    {
        var problems = new ProblemList(1);
        var sources = SourceFinder.Find(paths, problems);
        return (sources.Workbooks, problems.Total) switch
        {
            ([var only], _) when RealPath(only.Path) == RealPath(path) =>
                throw new BadInputException($"--annotate would write over the workbook {path}; name another file for the copy."),
            ([var only], _) when File.Exists(path) && !IsEarlierCopy(path, only.Path) => throw new BadInputException(
                $"The file {Path.GetFullPath(path)} exists, and it is not a copy that --annotate made of this workbook and nobody changed since; "
                + "move it away, or name another one with --annotate."),
            ([var only], _) => new AnnotatedCopy(only, path),
            (_, > 0) => null,
            ({ Count: var count }, _) => throw new BadInputException(FormattableString.Invariant(
                $"--annotate takes exactly one workbook (.xlsx), and there are {count}; import them one by one.")),
        };
    }

    /// <returns>What became of it, in a sentence.</returns>
    public async Task<string> WriteAsync(ImportResult result, string language, CancellationToken cancelled)
    {
        var isVietnamese = language == "vi";
        var problems = result.Problems.Where(problem => problem.File == workbook.Name).ToList();
        IReadOnlyList<(CellPlace? Place, string Text)> comments =
        [
            .. problems.Select(problem => (problem.Place, problem.Message(language))),
            .. result.Warnings.Where(warning => warning.File == workbook.Name).Select(warning => (warning.Place, warning.Comment(language))),
        ];
        if (comments.Count == 0)
        {
            // Only the first 200 are listed: those of the workbook may come behind.
            return (result.Accepted && result.WarningsTotal == 0, isVietnamese) switch
            {
                (true, true) => $"Bảng tính không có lỗi hay lưu ý; không ghi {path}.",
                (true, false) => $"The workbook has no problems and no warnings; {path} was not written.",
                (false, true) => $"Những lỗi và lưu ý đã nêu không ở trong bảng tính; không ghi {path}.",
                (false, false) => $"The problems and warnings that are listed are not in the workbook; {path} was not written.",
            };
        }

        try
        {
            if (problems.Any(problem => problem.Code is ProblemCode.WorkbookTooLarge or ProblemCode.Unreadable))
            {
                throw new WorkbookException(ProblemCode.NotAWorkbook);
            }

            var copy = Annotator.Annotate(await File.ReadAllBytesAsync(workbook.Path, cancelled), comments);
            await OutFile.WriteAsync("--annotate", path, copy, cancelled);
        }
        catch (WorkbookException fault)
        {
            return (fault.Code is ProblemCode.TooManyNodes or ProblemCode.UnpacksTooLarge, isVietnamese) switch
            {
                (true, true) => $"Bảng tính quá lớn để ghi chú; không ghi {path}.",
                (true, false) => $"The workbook is too large to be annotated; {path} was not written.",
                (false, true) => $"Bảng tính không mở được để ghi chú; không ghi {path}.",
                (false, false) => $"The workbook cannot be opened to be annotated; {path} was not written.",
            };
        }

        return isVietnamese ? $"Bản sao có ghi chú: {path}" : $"The copy with comments: {path}";
    }

    /// <summary>Where a path leads, through links among its folders and of its own.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        var inside = Path.Combine(RealPath(folder), Path.GetFileName(full));
        return Path.Exists(inside) && File.ResolveLinkTarget(inside, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : inside;
    }

    private static bool IsEarlierCopy(string path, string source)
    {
        try
        {
            return new FileInfo(path).Length <= WorkbookLimits.LargestFile && new FileInfo(source).Length <= WorkbookLimits.LargestFile
                && AnnotationMark.IsUntouchedCopy(File.ReadAllBytes(path), File.ReadAllBytes(source));
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }
}
