using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Tests.Briefings;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace Analytics.Reports.Tests.Workbook;

public sealed class WorkbookTests
{
    private static readonly BriefingInput Input = Town.Input();
    private static readonly Document Document = Composer.Compose(Input);

    [Fact]
    public void The_workbook_passes_the_validator()
    {
        AssertValid(WorkbookWriter.Write(Document, Input.Sheet));
        var generated = Generated.Input(units: 40, fields: 12);
        AssertValid(WorkbookWriter.Write(Composer.Compose(generated), generated.Sheet));
    }

    [Fact]
    public void There_is_a_sheet_for_each_annex_one_of_figures_and_one_of_notes() => Assert.Equal(
        ["Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Số liệu", "Ghi chú"],
        Read(WorkbookWriter.Write(Document, Input.Sheet)).Tables.Cast<DataTable>().Select(table => table.TableName));

    [Fact]
    public void The_sheet_of_figures_says_what_the_figures_say_cell_by_cell()
    {
        var table = Read(WorkbookWriter.Write(Document, Input.Sheet)).Tables["Số liệu"]!;
        var rows = table.Rows.Cast<DataRow>().Select(row => row.ItemArray).ToList();
        var header = rows.FindIndex(row => row[0] as string == "indicator");
        var keys = rows[header].Select(key => (string)key!).ToList();
        var expected = Input.Sheet.Figures.SelectMany(figure => figure.Units
            .Where(_ => figure.Indicator.Disclosure == Disclosure.Open)
            .Select(unit => (figure.Indicator, Unit: (string?)unit.Unit.Code, unit.Cell))
            .Prepend((figure.Indicator, null, figure.Total))).ToList();

        Assert.Equal(expected.Count, rows.Count - header - 1);
        foreach (var (row, (indicator, unit, cell)) in rows.Skip(header + 1).Zip(expected))
        {
            object? At(string key) => row[keys.IndexOf(key)] is DBNull ? null : row[keys.IndexOf(key)];
            Assert.Equal((indicator.Code, unit), (At("indicator"), At("unit")));
            SameNumber(Share(cell.Value, indicator, unit), At("value"));
            Assert.Equal(cell.Text, At("text"));
            SameNumber(cell.Numerator, At("numerator"));
            SameNumber(cell.Denominator, At("denominator"));
            Assert.Equal(cell.Estimate, At("estimate"));
            SameNumber(Share(cell.Previous?.Value, indicator, unit), At("previous.value"));
            SameNumber(cell.Change?.Absolute, At("change.absolute"));
            SameNumber(Rounded(cell.Change?.Percent), At("change.percent"));
            SameNumber(Rounded(cell.Change?.Points), At("change.points"));
            Assert.Equal(cell.Change?.Text, At("change.text"));
            SameNumber(cell.Target?.Value, At("target.value"));
            Assert.Equal(cell.Target?.From.ToString(), At("target.from"));
            SameNumber(Rounded(cell.Target?.Attained), At("target.attained"));
            SameNumber(cell.Target?.Elapsed, At("target.elapsed"));
        }
    }

    [Fact]
    public void Numbers_of_an_annex_are_numbers_that_look_as_printed()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(Document, Input.Sheet)), false);
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.NumberingFormat>()
            .Select(format => format.FormatCode!.Value!).ToList();
        Assert.Contains("\"hơn \"#,##0.0", formats);
        Assert.Contains("\"tăng \"#,##0.0\"%\"", formats);
        Assert.Contains("\"giảm \"#,##0.0\"%\";\"giảm \"#,##0.0\"%\"", formats);

        var annex = Read(WorkbookWriter.Write(Document, Input.Sheet)).Tables["Phụ lục I"]!;
        var members = annex.Rows.Cast<DataRow>().Single(row => row[1] is string name && name.StartsWith("Đảng viên kết nạp mới", StringComparison.Ordinal));
        Assert.Equal(186d, members[3]);
        Assert.Equal(250d, members[4]);
        Assert.Equal(1d, members[0]);
        var reporting = Read(WorkbookWriter.Write(Document, Input.Sheet)).Tables["Phụ lục III"]!;
        Assert.Equal(2d, reporting.Rows.Cast<DataRow>().Single(row => row[1] as string == Town.Farmers.NameVi)[0]);
    }

    [Fact]
    public void The_headings_stay_in_view_and_are_printed_on_every_page()
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(WorkbookWriter.Write(Document, Input.Sheet)), false);
        var sheets = file.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        Assert.Equal(sheets.Count, file.WorkbookPart.Workbook.DefinedNames!.Count());
        var figures = (WorksheetPart)file.WorkbookPart.GetPartById(sheets[4].Id!);
        var pane = figures.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Pane>().Single();
        Assert.Equal((5d, "A6"), (pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
    }

    [Fact]
    public void The_mark_of_the_sample_is_on_every_sheet_and_its_printed_pages()
    {
        var bytes = WorkbookWriter.Write(Document, Input.Sheet);
        Assert.All(Read(bytes).Tables.Cast<DataTable>(), table => Assert.Equal(Composer.SampleMark, table.Rows[2][0]));
        Assert.All(Parts(bytes, "xl/worksheets/"), xml => Assert.Contains("&amp;C" + Composer.SampleMark, xml, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_looks_like_a_formula_stays_text()
    {
        string[] names = ["=1+1", "+84", "-5", "@sum", "\t=cmd", "a&<b>\"", "dấu \u0001 lạ"];
        var figure = Input.Sheet.Figures[0];
        var figures = names.Select((name, index) => figure with { Indicator = figure.Indicator with { Code = $"x{index}", NameVi = name } }).ToList();
        var series = Town.Series() with { Fields = [new SeriesField("f", "=Lĩnh vực", [.. figures.Select(other => other.Indicator.Code)], [])] };
        var input = Input with { Series = series, Sheet = Input.Sheet with { Figures = figures } };
        var bytes = WorkbookWriter.Write(Composer.Compose(input), input.Sheet);

        AssertValid(bytes);
        Assert.All(Parts(bytes, "xl/worksheets/"), xml => Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal));
        var read = Read(bytes).Tables["Số liệu"]!.Rows.Cast<DataRow>().Select(row => row[3] as string).ToList();
        Assert.All((string[])["'=1+1", "'+84", "-5", "'@sum", "'\t=cmd", "a&<b>\""], name => Assert.Contains(name, read));
        Assert.Contains("dấu \ufffd lạ", read);
    }

    [Fact]
    public void A_very_long_name_and_sixty_rows_are_written_whole()
    {
        var name = string.Join(' ', Enumerable.Repeat("Ủy ban", 50));
        var generated = Generated.Input(units: 60, fields: 1);
        var figures = generated.Sheet.Figures.Select(figure => figure with { Indicator = figure.Indicator with { NameVi = name } }).ToList();
        var input = generated with { Sheet = generated.Sheet with { Figures = figures } };
        var bytes = WorkbookWriter.Write(Composer.Compose(input), input.Sheet);
        AssertValid(bytes);
        Assert.Equal(2 * 61, Read(bytes).Tables["Số liệu"]!.Rows.Cast<DataRow>().Count(row => row[3] as string == name));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var hash = SHA256.HashData(WorkbookWriter.Write(Document, Input.Sheet));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(hash, SHA256.HashData(WorkbookWriter.Write(Composer.Compose(Town.Input()), Town.Sheet())));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Nothing_in_the_file_tells_the_time_of_its_making()
    {
        var bytes = WorkbookWriter.Write(Document, Input.Sheet);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.Contains("2023-09-18T10:00:00Z", Parts(bytes, "docProps/").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tăng 14,8%", "14.81", 1, "\"tăng \"#,##0.0\"%\"")]
    [InlineData("giảm 14,8%", "-14.81", 1, "\"giảm \"#,##0.0\"%\";\"giảm \"#,##0.0\"%\"")]
    [InlineData("-1.235", "-1234.5", 0, "#,##0")]
    [InlineData("186", "186", 0, "#,##0")]
    [InlineData("khác", "186", 0, "#,##0")]
    public void A_printed_text_becomes_a_number_format(string text, string number, int decimals, string expected) =>
        Assert.Equal(expected, PrintedFormat.Of(new Cell(text, decimal.Parse(number, CultureInfo.InvariantCulture), decimals)));

    private static void AssertValid(byte[] bytes)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    private static DataSet Read(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes));
        var set = new DataSet();
        do
        {
            var table = set.Tables.Add(reader.Name);
            for (var column = 0; column < reader.FieldCount; column++)
            {
                table.Columns.Add($"c{column}", typeof(object));
            }

            while (reader.Read())
            {
                table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }
        }
        while (reader.NextResult());

        return set;
    }

    private static List<string> Parts(byte[] bytes, string folder)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return [.. zip.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        })];
    }

    private static decimal? Share(decimal? value, Indicator indicator, string? unit) =>
        indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (indicator.Kind == IndicatorKind.Milestone && unit is null) ? Rounded(value) : value;

    private static decimal? Rounded(decimal? value) => value is { } number ? decimal.Round(number, 10, MidpointRounding.AwayFromZero) : null;

    /// <summary>A workbook's number is a binary one: what the decimal text parses to.</summary>
    private static void SameNumber(decimal? expected, object? found) => Assert.Equal(
        expected is { } number ? double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : (object?)null, found);
}
