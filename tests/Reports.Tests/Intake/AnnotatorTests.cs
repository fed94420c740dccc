using Analytics.Reports.Intake.Workbooks;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Analytics.Reports.Tests.Intake;

public sealed class AnnotatorTests
{
    private static readonly byte[] Filled = FormEdit.Fill(SampleForm.Workbook(), ("a05", "value", "2.1"), ("a04", "value", 7), ("b02", "value", "?"));

    [Fact]
    public void The_copy_has_the_problems_at_their_cells_and_all_that_was_filled_in()
    {
        var problems = SampleForm.Read(Filled).Problems;
        var copy = Annotator.Annotate(Filled, [.. problems.Select(problem => (problem.Place, problem.Message("vi"))), (null, "Cả bảng tính.")]);

        var found = Comments(copy);
        Assert.Equal(
            ["Hướng dẫn!A2 Cả bảng tính.", .. problems.Select(problem => $"{problem.Place} {problem.Message("vi")}")],
            found);
        Assert.Equal(SampleForm.Read(Filled).Problems.Select(problem => problem.Line("vi")), SampleForm.Read(copy).Problems.Select(problem => problem.Line("vi")));
        Assert.Empty(Faults(copy));
    }

    [Fact]
    public void Annotating_a_copy_again_replaces_the_problems_and_keeps_what_people_wrote()
    {
        var place = new CellPlace(SampleForm.Organisation, 7, 7);
        var first = Annotator.Annotate(Filled, [(place, "Lỗi cũ."), (place with { Row = 8 }, "Lỗi khác.")]);
        var byPeople = FormPart.Replace(first, Part(first, "comments"), "analytics import", "Chị Hoa");
        var second = Annotator.Annotate(byPeople, [(place, "Lỗi mới."), (place with { Column = 11 }, "Thêm.")]);
        var third = Annotator.Annotate(second, [(place with { Column = 11 }, "Còn lại.")]);

        Assert.Equal([$"{place} Lỗi cũ.\nLỗi mới.", $"{place with { Row = 8 }} Lỗi khác.", $"{place with { Column = 11 }} Thêm."], Comments(second));
        Assert.Equal([$"{place with { Row = 8 }} Lỗi khác.", $"{place with { Column = 11 }} Còn lại."], Comments(third));
        Assert.Empty(Faults(third));
    }

    private static string Part(byte[] workbook, string name)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return zip.Entries.Single(entry => entry.FullName.Contains(name, StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).FullName;
    }

    private static List<string> Comments(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. file.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().SelectMany(sheet =>
        {
            var part = (WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!);
            var comments = part.WorksheetCommentsPart?.Comments.CommentList!.Elements<Comment>().ToList() ?? [];
            // A box for each, or no program shows it.
            Assert.Equal(comments.Count > 0 ? 1 : 0, part.VmlDrawingParts.Count());
            return comments.Select(comment => $"{sheet.Name}!{comment.Reference} {comment.CommentText!.InnerText}");
        })];
    }

    private static IEnumerable<string> Faults(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }
}
