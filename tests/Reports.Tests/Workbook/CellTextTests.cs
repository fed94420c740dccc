using System.Data;
using System.Text;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Tests.Conventions;
using Analytics.Reports.Tests.Intake;
using ExcelDataReader;

namespace Analytics.Reports.Tests.Workbook;

/// <summary>What begins like a formula leaves as a text, and comes back as it was (RELIABILITY T21).</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 239", "'+84 239")]
    [InlineData("+5", "'+5")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("- cmd", "'- cmd")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("\n=1", "'\n=1")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'Đã xong'", "'Đã xong'")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-1.234,5%", "-1.234,5%")]
    [InlineData("– gạch dài", "– gạch dài")]
    [InlineData("5=5", "5=5")]
    [InlineData("", "")]
    public void A_text_is_marked_when_it_begins_like_a_formula_and_is_no_number(string text, string written)
    {
        Assert.Equal(written, CellText.Written(text));
        Assert.Equal(text, CellText.Read(written));
    }

    [Fact]
    public void Every_sheet_has_the_marked_text_and_negative_numbers_stay_numbers()
    {
        var cover = new WorkbookCover("=Bìa", "=Đơn vị", "vi-VN", DateTimeOffset.UnixEpoch, "=Dấu");
        var sheet = new SheetContent("Trang", false, [20, 20], 1,
        [
            new([SheetCell.Of("=HYPERLINK(\"http://127.0.0.1:9\")"), new SheetCell(new CellLook("General"), Number: -5.5m)]),
            new([SheetCell.Of("@sum", CellLook.Header), SheetCell.Of("-5,5")]),
        ]);
        var rows = Table(WorkbookWriter.Write(cover, [sheet])).Rows;
        Assert.Equal(["'=HYPERLINK(\"http://127.0.0.1:9\")", -5.5], rows[0].ItemArray);
        Assert.Equal(["'@sum", "-5,5"], rows[1].ItemArray);
    }

    [Fact]
    public void The_collection_workbook_has_the_marked_text_too()
    {
        var texts = Table(SampleForm.Workbook(), 2).Rows.Cast<DataRow>().Select(row => row[1] as string);
        Assert.Contains("'=Hoàn thành biên soạn", texts);
    }

    /// <summary>Whoever writes the text of a cell asks the one class that decides.</summary>
    [Fact]
    public void Every_writer_of_cells_marks_its_texts()
    {
        var writers = SourceTree.Files("src", "*.cs").Where(file =>
            file.Text.Contains("new InlineString(", StringComparison.Ordinal) || file.Text.Contains("new CommentText(", StringComparison.Ordinal)
            || file.Path.EndsWith("Csv.cs", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Annotator.cs", "FigureCsv.cs", "FormSheetXml.cs", "SheetXml.cs"], writers.Select(file => Path.GetFileName(file.Path)).Order(StringComparer.Ordinal));
        Assert.All(writers, file => Assert.Contains("CellText.Written(", file.Text, StringComparison.Ordinal));
    }

    // The other reader asks for code pages of old workbooks before it looks at the file.
    static CellTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static DataTable Table(byte[] workbook, int sheet = 0)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        for (var next = 0; next < sheet; next++)
        {
            reader.NextResult();
        }

        var table = new DataTable();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            table.Columns.Add(string.Empty, typeof(object));
        }

        while (reader.Read())
        {
            table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        return table;
    }
}
