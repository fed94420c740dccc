using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Analytics.Reports.Intake.Template;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;

namespace Analytics.Reports.Tests.Intake;

public sealed class TemplateTests : IDisposable
{
    private readonly SpreadsheetDocument file = SpreadsheetDocument.Open(new MemoryStream(SampleForm.Workbook()), false);

    public void Dispose() => file.Dispose();

    [Fact]
    public void The_template_passes_the_validator() =>
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));

    [Fact]
    public void There_is_a_sheet_of_instructions_one_for_each_field_one_for_words_and_one_for_plans_in_the_first_quarter()
    {
        string[] sheets = ["Hướng dẫn", SampleForm.Organisation, "Công tác tổ chức, cán bộ… (2)", "Lời văn", "Kế hoạch năm 2023"];
        Assert.Equal(sheets, Names(SampleForm.Workbook()));
        Assert.Equal(sheets[..4], Names(SampleForm.Workbook(quarter: 2)));
        Assert.All(sheets, name => Assert.True(name.Length <= 31));
    }

    [Fact]
    public void Another_reader_sees_what_is_known_and_empty_inputs()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(SampleForm.Workbook()));
        reader.NextResult();
        List<object?[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }

        Assert.Equal(["a05", "Đảng viên mới kết nạp", "đảng viên", 41d, 38d, 180d, null, null, null, null, null], rows[6]);
        Assert.Equal([null, "Tỷ lệ CĐCS đã đại hội (tính từ các dòng dưới)", "%", 70.5, null, null, null, null, null, null, null], rows[8]);
        Assert.Equal("– CĐCS đã đại hội", rows[9][1]);
        reader.NextResult();
        for (var row = 0; row < 10; row++)
        {
            Assert.True(reader.Read());
        }

        Assert.Equal($"– CĐCS (hỏi ở trang {SampleForm.Organisation}, hàng 11)", reader.GetValue(1));
    }

    [Fact]
    public void Whose_it_is_stands_in_defined_names() => Assert.Equal(
        ["analytics_period=\"2023-Q1\"", "analytics_quarter=\"2023-Q1\"", "analytics_series=\"giao-ban\"", "analytics_template=\"1\"", "analytics_unit=\"btc\""],
        file.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.LocalSheetId is null).Select(name => $"{name.Name}={name.Text}"));

    [Fact]
    public void Inputs_are_the_only_cells_that_are_not_locked_and_there_is_no_password()
    {
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        // A milestone has nothing inexact, and only a percentage an upper end.
        var open = FormEdit.Places(SampleForm.Workbook()).Where(place => place.Key switch
        {
            (var code, "qualifier") => code != "b07a",
            (var code, "value_to") => code == "b02",
            _ => true,
        }).Select(place => place.Value.ToString()).Order(StringComparer.Ordinal);
        var unlocked = new List<string>();
        foreach (var (name, sheet) in Sheets())
        {
            var protection = Assert.Single(sheet.Elements<SheetProtection>());
            Assert.True(protection.Sheet!.Value);
            Assert.Null(protection.Password);
            unlocked.AddRange(sheet.Descendants<Cell>().Where(cell => formats[(int)cell.StyleIndex!.Value].Protection?.Locked?.Value == false)
                .Select(cell => $"{name}!{cell.CellReference}"));
        }

        Assert.Equal(open, unlocked.Order(StringComparer.Ordinal));
        Assert.True(file.WorkbookPart.Workbook.WorkbookProtection!.LockStructure!.Value);
    }

    [Fact]
    public void No_input_for_a_number_has_a_format_of_its_own_so_that_a_typed_7_6_shows_as_the_date_that_a_program_makes_of_it()
    {
        var formats = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var styles = Sheets().SelectMany(sheet => sheet.Xml.Descendants<Cell>()
            .Select(cell => (Place: $"{sheet.Name}!{cell.CellReference}", Style: (int)cell.StyleIndex!.Value))).ToDictionary(cell => cell.Place, cell => cell.Style);
        var numbers = FormEdit.Places(SampleForm.Workbook()).Where(place => place.Key.Column == "value" || place.Key is ("b02", "value_to")).ToList();
        Assert.Equal(10, numbers.Count);
        Assert.All(numbers, number => Assert.Equal(0u, formats[styles[number.Value.ToString()]].NumberFormatId!.Value));
    }

    [Fact]
    public void Every_field_asks_for_words_and_each_text_that_was_sent_has_a_row()
    {
        var form = SampleForm.Form() with
        {
            Fields = [.. SampleForm.Form().Fields, new("words", "Chỉ lời văn", [])],
            SaidBefore = [.. new int?[] { null, 1, 7 }.Select(ordinal => new Reports.Figures.Note(
                "btc", "2023-Q1", "words", Reports.Figures.NoteKind.Task, ordinal, $"Ý {ordinal}."))],
        };
        var book = FormWorkbook.Write(form);
        Assert.Equal(Names(SampleForm.Workbook()), Names(book));
        Assert.Equal(
            ["words/task/0", "words/task/1", "words/task/2", "words/task/3", "words/task/7"],
            FormEdit.Places(book).Keys.Select(key => key.Code).Where(code => code.StartsWith("words/task/", StringComparison.Ordinal)));
        var words = FormEdit.Places(book)[("words/task/7", "text")];
        Assert.Equal("Ý 7.", Reports.Intake.Workbooks.WorkbookReader.Read(book).Sheets.Single(sheet => sheet.Name == words.Sheet).Cells
            .Single(cell => cell.Place == words with { Column = 3 }).Text);
        Assert.Equal(["btc,2023-Q1,words,task,0,Thay."], SampleForm.Read(FormEdit.Fill(book, ("words/task/0", "text", "Thay."))).Rows);
    }

    [Fact]
    public void Each_input_has_a_rule_that_fits_its_kind()
    {
        var places = FormEdit.Places(SampleForm.Workbook());
        var rules = Sheets().SelectMany(sheet => sheet.Xml.Descendants<DataValidation>()
            .SelectMany(rule => rule.SequenceOfReferences!.Items.Select(cell => (Cell: $"{sheet.Name}!{cell.Value}", Rule: rule))))
            .ToDictionary(pair => pair.Cell, pair => pair.Rule);
        string Of(string code, string column)
        {
            var rule = rules[places[(code, column)].ToString()];
            Assert.True(rule.Prompt!.Value!.Length <= 255 && rule.Error!.Value!.Length <= 255);
            return $"{rule.Type!.InnerText} {rule.Formula1!.Text} {rule.Formula2?.Text}".TrimEnd();
        }

        Assert.Equal("whole 0", Of("a05", "value"));
        Assert.Equal("decimal 0", Of("f01", "value"));
        Assert.Equal("decimal 0 100", Of("b02", "value"));
        Assert.Equal("decimal 0 100", Of("b02", "value_to"));
        Assert.Equal("list \"Đạt,Chưa\"", Of("b07a", "value"));
        Assert.Equal("list \"đúng,trên,gần,khoảng\"", Of("a05", "qualifier"));
        Assert.Equal("list \"chính thức,ước,điều chỉnh\"", Of("b07a", "status"));
        Assert.Equal("whole 0", Of("plan:a05", "value"));
        Assert.Equal(DataValidationErrorStyleValues.Warning, rules[places[("f01", "value")].ToString()].ErrorStyle!.Value);
    }

    [Fact]
    public void Every_sheet_prints_on_landscape_A4_with_its_headings_on_each_page()
    {
        var sheets = Sheets().ToList();
        Assert.All(sheets, sheet =>
        {
            var page = Assert.Single(sheet.Xml.Elements<PageSetup>());
            Assert.Equal((9u, OrientationValues.Landscape, 1u, 0u), (page.PaperSize!.Value, page.Orientation!.Value, page.FitToWidth!.Value, page.FitToHeight!.Value));
            Assert.Contains("&P/&N", sheet.Xml.Elements<DocumentFormat.OpenXml.Spreadsheet.HeaderFooter>().Single().OddFooter!.Text, StringComparison.Ordinal);
        });
        Assert.Equal(sheets.Count - 1, file.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Count(name => name.Name == "_xlnm.Print_Titles"));
    }

    [Fact]
    public void The_same_form_gives_the_same_bytes_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var first = SampleForm.Workbook();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(first, FormWorkbook.Write(SampleForm.Form()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    private static List<string> Names(byte[] workbook)
    {
        using var file = SpreadsheetDocument.Open(new MemoryStream(workbook), false);
        return [.. file.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];
    }

    private IEnumerable<(string Name, Worksheet Xml)> Sheets() => file.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()
        .Select(sheet => (sheet.Name!.Value!, ((WorksheetPart)file.WorkbookPart.GetPartById(sheet.Id!)).Worksheet));
}
