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
            [$"Hướng dẫn!A2 {Ours("Cả bảng tính.")}", .. problems.Select(problem => $"{problem.Place} {Ours(problem.Message("vi"))}")],
            found);
        Assert.Equal(SampleForm.Read(Filled).Problems.Select(problem => problem.Line("vi")), SampleForm.Read(copy).Problems.Select(problem => problem.Line("vi")));
        Assert.Empty(Faults(copy));
    }

    [Fact]
    public void Annotating_a_copy_again_replaces_the_problems_and_keeps_what_people_wrote()
    {
        var place = new CellPlace(SampleForm.Organisation, 7, 7);
        var first = Annotator.Annotate(Filled, [(place, "Lỗi cũ."), (place with { Row = 8 }, "Lỗi khác.")]);
        // As if a person had written these two.
        var byPeople = FormPart.Rewrite(first, Part(first, "comments"), xml => xml.Replace("<x:author>analytics import", "<x:author>Chị Hoa", StringComparison.Ordinal)
            .Replace(Ours("Lỗi cũ."), "Lỗi cũ.", StringComparison.Ordinal).Replace(Ours("Lỗi khác."), "Lỗi khác.", StringComparison.Ordinal));
        var second = Annotator.Annotate(byPeople, [(place, "Lỗi mới."), (place with { Column = 11 }, "Thêm.")]);
        // And wrote behind what the import said.
        var answered = FormPart.Replace(second, Part(second, "comments"), "• Thêm.", "• Thêm.\nĐã hỏi lại.");
        var third = Annotator.Annotate(answered, [(place with { Column = 11 }, "Còn lại."), (place with { Column = 11 }, "Nữa.")]);

        Assert.Equal(
            [$"{place} Lỗi cũ.\n{Ours("Lỗi mới.")}", $"{place with { Row = 8 }} Lỗi khác.", $"{place with { Column = 11 }} {Ours("Thêm.")}"], Comments(second));
        Assert.Equal(
            [$"{place} Lỗi cũ.", $"{place with { Row = 8 }} Lỗi khác.", $"{place with { Column = 11 }} Đã hỏi lại.\n{Ours("Còn lại.", "Nữa.")}"], Comments(third));
        Assert.Equal(["Chị Hoa", "Chị Hoa", "analytics import"], Authors(third));
        Assert.Empty(Faults(third));
        Assert.Equal(
            [$"{place} Lỗi cũ.", $"{place with { Row = 8 }} Lỗi khác.", $"{place with { Column = 11 }} Đã hỏi lại.", $"Hướng dẫn!A2 {Ours("Xong.")}"],
            Comments(Annotator.Annotate(third, [(null, "Xong.")])).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_copy_is_known_as_one_of_its_workbook_until_somebody_works_in_it()
    {
        var copy = Annotator.Annotate(Filled, [(null, "Lỗi.")]);
        var corrected = FormEdit.Fill(Filled, ("a05", "value", "21"));
        Assert.True(AnnotationMark.IsUntouchedCopy(copy, Filled));
        Assert.True(AnnotationMark.IsUntouchedCopy(copy, corrected));
        Assert.False(AnnotationMark.IsUntouchedCopy(FormEdit.Fill(copy, ("a05", "value", "21")), corrected));
        Assert.False(AnnotationMark.IsUntouchedCopy(FormPart.Replace(copy, Part(copy, "comments"), "• Lỗi.", "• Lỗi.\nĐã hỏi lại."), corrected));
        Assert.False(AnnotationMark.IsUntouchedCopy(Filled, Filled));
        Assert.False(AnnotationMark.IsUntouchedCopy(copy, SampleForm.Workbook(quarter: 2)));
        Assert.False(AnnotationMark.IsUntouchedCopy([1, 2, 3], Filled));
    }

    private static string Ours(params string[] sentences) => ImportRemarks.Of(sentences);

    private static List<string?> Authors(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. file.WorkbookPart!.WorksheetParts.Select(part => part.WorksheetCommentsPart?.Comments).OfType<DocumentFormat.OpenXml.Spreadsheet.Comments>()
            .SelectMany(comments => comments.CommentList!.Elements<Comment>()
                .Select(comment => comments.Authors!.Elements<Author>().ElementAt((int)comment.AuthorId!.Value).Text))];
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
