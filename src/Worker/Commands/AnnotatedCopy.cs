using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Worker.Commands;

/// <summary>What <c>import --annotate</c> writes: a copy of the one workbook of an import with its problems and warnings at their cells.</summary>
internal sealed class AnnotatedCopy(WorkbookSource workbook, string path)
{
    /// <returns>Null when the paths have problems of their own, which the import tells.</returns>
    /// <exception cref="BadInputException">There is not exactly one workbook to copy.</exception>
    public static AnnotatedCopy? Of(IReadOnlyList<string> paths, string path)
    {
        var problems = new ProblemList(1);
        var sources = SourceFinder.Find(paths, problems);
        return (sources.Workbooks, problems.Total) switch
        {
            ([var only], _) when Path.GetFullPath(only.Path) == Path.GetFullPath(path) =>
                throw new BadInputException($"--annotate would write over the workbook {path}; name another file for the copy."),
            ([var only], _) => new AnnotatedCopy(only, path),
            (_, > 0) => null,
            ({ Count: var count }, _) => throw new BadInputException(FormattableString.Invariant(
                $"--annotate takes exactly one workbook (.xlsx), and there are {count}; import them one by one.")),
        };
    }

    public async Task WriteAsync(CommandHost host, ImportResult result, string language, CancellationToken cancelled)
    {
        var problems = result.Problems.Where(problem => problem.File == workbook.Name).ToList();
        IReadOnlyList<(CellPlace? Place, string Text)> comments =
        [
            .. problems.Select(problem => (problem.Place, problem.Message(language))),
            .. result.Warnings.Where(warning => warning.File == workbook.Name).Select(warning => (warning.Place, warning.Comment(language))),
        ];
        if (comments.Count == 0)
        {
            host.Say(language == "vi"
                ? $"Bảng tính không có lỗi hay lưu ý; không ghi {path}."
                : $"The workbook has no problems and no warnings; {path} was not written.");
            return;
        }

        if (problems.Any(problem => problem.Code is ProblemCode.WorkbookTooLarge or ProblemCode.Unreadable)
            || Annotated(await File.ReadAllBytesAsync(workbook.Path, cancelled), comments) is not { } copy)
        {
            host.Say(language == "vi" ? $"Bảng tính không mở được để ghi chú; không ghi {path}." : $"The workbook cannot be opened to be annotated; {path} was not written.");
            return;
        }

        await OutFile.WriteAsync("--annotate", path, copy, cancelled);
        host.Say(language == "vi" ? $"Bản sao có ghi chú: {path}" : $"The copy with comments: {path}");
    }

    private static byte[]? Annotated(byte[] file, IReadOnlyList<(CellPlace? Place, string Text)> comments)
    {
        try
        {
            return Annotator.Annotate(file, comments);
        }
        catch (WorkbookException)
        {
            return null;
        }
    }
}
