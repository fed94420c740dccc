using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Tests.Intake;

public sealed class FormFileTests
{
    [Fact]
    public async Task A_workbook_that_is_too_large_is_refused_before_it_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite, 4096, FileOptions.DeleteOnClose);
        file.SetLength(WorkbookLimits.LargestFile + 1);
        var problems = new ProblemList(Importer.MostProblems);

        var read = await FormFile.ReadAsync(
            new WorkbookSource(0, "lớn.xlsx", path), SampleForm.Known, (_, _) => throw new InvalidOperationException("It has no hash."), problems, CancellationToken.None);

        Assert.Equal((null, 0), (read.Sha256, read.Rows.Count));
        Assert.Equal(
            "lớn.xlsx: lớn hơn 20 MB; mẫu đã điền chỉ nhỏ hơn 1 MB: hãy bỏ hình ảnh và những gì không thuộc mẫu.", Assert.Single(problems.InOrder()).Line("vi"));
    }
}
