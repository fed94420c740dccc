using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// Puts comments on cells of a copy of a workbook, in place of those that an earlier import put there; everything else in it stays, what
/// people wrote in comments too.
/// </summary>
internal static class Annotator
{
    private const string Author = "analytics import";

    /// <summary>Where comments on the workbook as a whole go: the title of the template's first sheet.</summary>
    private const string Title = "A2";

    /// <param name="comments">A text without a place is about the workbook.</param>
    /// <exception cref="WorkbookException">The file can be read, but its parts do not fit together well enough to be written, or are too large.</exception>
    public static byte[] Annotate(byte[] workbook, IReadOnlyList<(CellPlace? Place, string Text)> comments)
    {
        using (var package = WorkbookPackage.Open(workbook, WorkbookLimits.MostAnnotated, WorkbookLimits.MostNodesAnnotated))
        {
            package.CheckAll();
        }

        // Parts that do not fit together end the library in whatever way they happen to.
        try
        {
            return Copy(workbook, comments);
        }
        catch (Exception fault) when (fault is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException
            or ArgumentException or InvalidOperationException or NullReferenceException or FormatException or KeyNotFoundException
            or NotSupportedException or IOException or OverflowException)
        {
            throw new WorkbookException(ProblemCode.NotAWorkbook);
        }
    }

    private static byte[] Copy(byte[] workbook, IReadOnlyList<(CellPlace? Place, string Text)> comments)
    {
        using var copy = new MemoryStream();
        copy.Write(workbook);
        using (var file = SpreadsheetDocument.Open(copy, isEditable: true))
        {
            var book = file.WorkbookPart!;
            var sheets = (book.Workbook.Sheets?.Elements<Sheet>() ?? []).Where(sheet => book.GetPartById(sheet.Id!) is WorksheetPart).ToList();
            if (sheets.Count == 0)
            {
                throw new WorkbookException(ProblemCode.NotAWorkbook);
            }

            var bySheet = comments.ToLookup(comment => comment.Place?.Sheet ?? sheets[0].Name!.Value!, StringComparer.Ordinal);
            foreach (var sheet in sheets)
            {
                var part = (WorksheetPart)book.GetPartById(sheet.Id!);
                if (bySheet.Contains(sheet.Name!.Value!) || HasRemarks(part))
                {
                    Put(part, bySheet[sheet.Name!.Value!]);
                }
            }

            file.PackageProperties.Identifier = AnnotationMark.Of(workbook);
        }

        return copy.ToArray();
    }

    private static bool HasRemarks(WorksheetPart sheet) =>
        sheet.WorksheetCommentsPart?.Comments.InnerText.Contains(ImportRemarks.First, StringComparison.Ordinal) == true;

    private static void Put(WorksheetPart sheet, IEnumerable<(CellPlace? Place, string Text)> comments)
    {
        var ours = comments.GroupBy(comment => comment.Place?.Address ?? Title, StringComparer.Ordinal)
            .Select(cell => (Address: cell.Key, Author, Text: ImportRemarks.Of(cell.Select(comment => CellText.Written(comment.Text)))));
        // One comment a cell is all that the file format has room for: it stays its writer's, and ours stand behind.
        var cells = TakeOthers(sheet).Concat(ours).GroupBy(comment => comment.Address, StringComparer.Ordinal)
            .Where(cell => CellPlace.TryParse(cell.Key, out _, out _))
            .Select(cell => (Address: cell.Key, cell.First().Author, Text: string.Join('\n', cell.Select(comment => comment.Text))))
            .OrderBy(cell => cell.Address.Length).ThenBy(cell => cell.Address, StringComparer.Ordinal).ToList();
        if (cells.Count == 0)
        {
            return;
        }

        var authors = cells.Select(cell => cell.Author).Distinct(StringComparer.Ordinal).ToList();
        sheet.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(
            new Authors(authors.Select(author => new Author(author))),
            new CommentList(cells.Select(cell => new Comment(new CommentText(new Text(cell.Text) { Space = SpaceProcessingModeValues.Preserve }))
            {
                Reference = cell.Address,
                AuthorId = (uint)authors.IndexOf(cell.Author),
            })));
        var drawing = sheet.AddNewPart<VmlDrawingPart>();
        using (var stream = drawing.GetStream(FileMode.Create))
        {
            stream.Write(CommentShapes.Of(cells.Select(cell => cell.Address)));
        }

        sheet.Worksheet.AddChild(new LegacyDrawing { Id = sheet.GetIdOfPart(drawing) });
    }

    /// <summary>Takes the sheet's comments out and gives back what people wrote in them.</summary>
    private static List<(string Address, string Author, string Text)> TakeOthers(WorksheetPart sheet)
    {
        var others = new List<(string, string, string)>();
        if (sheet.WorksheetCommentsPart is { } part)
        {
            var authors = (part.Comments.Authors?.Elements<Author>() ?? []).Select(author => author.Text).ToList();
            others.AddRange((part.Comments.CommentList?.Elements<Comment>() ?? [])
                .Select(comment => (
                    comment.Reference?.Value ?? "",
                    authors.ElementAtOrDefault((int)(comment.AuthorId?.Value ?? 0)) ?? "",
                    ImportRemarks.Without(comment.CommentText?.InnerText ?? "")))
                .Where(comment => comment.Item3.Length > 0));
            sheet.DeletePart(part);
        }

        foreach (var drawing in sheet.Worksheet.Elements<LegacyDrawing>().ToList())
        {
            if (sheet.Parts.Any(part => part.RelationshipId == drawing.Id?.Value))
            {
                sheet.DeletePart(drawing.Id!.Value!);
            }

            drawing.Remove();
        }

        return others;
    }
}
