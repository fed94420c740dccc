using System.Text;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit.Abstractions;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>A thousand files changed at random: each is read or refused, none ends the process or keeps it busy.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Workbooks = 900;
    private const int CsvFiles = 100;
    private const int LeastOpenPercent = 60;
    private const int Annotated = 5; // one in so many, because another library writes it

    private static readonly byte[] Csv = Encoding.UTF8.GetBytes(
        "unit,indicator,quarter,value,qualifier,value_to,note\n" + string.Concat(Enumerable.Range(1, 20).Select(row =>
            FormattableString.Invariant($"btc,a{row},2023-Q{(row % 4) + 1},{row}.5,over,,\"Ghi chú \"\"{row}\"\", số {row}\"\n"))));

    [Fact]
    public async Task Every_changed_file_is_read_or_refused()
    {
        var book = FormEdit.Fill(
            SampleForm.Workbook(),
            ("a05", "value", "trên 1.300"), ("a05", "note", "kể cả chuyển đến"), ("a04", "value", 9086), ("a04", "status", "Ước"), ("k01a", "value", "35/55"),
            ("b02", "value", "96–98%"), ("b07a", "value", "Đạt"), ("f01", "value", "3,5 tỷ"), ("plan:a05", "value", 180.5m), ("organisation/result/2", "text", "Ý."));
        var (open, read, refused) = (0, 0, 0);
        for (var seed = 0; seed < Workbooks; seed++)
        {
            var file = new FuzzedBook(seed).Workbook(book);
            open += Opens(file) ? 1 : 0;
            var annotate = seed % Annotated == 0;
            var isRead = await HostileTest.InTimeAsync(() => Task.FromResult(Reads(file, annotate)));
            (read, refused) = isRead ? (read + 1, refused) : (read, refused + 1);
        }

        for (var seed = 0; seed < CsvFiles; seed++)
        {
            var changed = new FuzzedBook(seed).Csv(Csv);
            var file = await HostileTest.InTimeAsync(() => ReadFile.OfAsync("observations.csv", changed));
            (read, refused) = file.Problems.Count == 0 ? (read + 1, refused) : (read, refused + 1);
        }

        var percent = 100 * open / (Workbooks + CsvFiles);
        output.WriteLine(FormattableString.Invariant(
            $"{Workbooks} workbooks and {CsvFiles} CSV files: {open} still open as workbooks ({percent} % of all), {read} were read, {refused} refused."));
        Assert.InRange(percent, LeastOpenPercent, 100);
        Assert.True(read > 0 && refused > 0);
    }

    private static bool Reads(byte[] file, bool annotate)
    {
        try
        {
            var (_, problems) = SampleForm.Read(file);
            Assert.All(problems, problem => Assert.EndsWith(".", problem.Line("vi"), StringComparison.Ordinal));
            if (annotate && problems.Count > 0)
            {
                Annotate(file, problems);
            }

            return problems.Count == 0;
        }
        catch (WorkbookException fault)
        {
            Assert.EndsWith(".", fault.Problem("x.xlsx").Line("vi"), StringComparison.Ordinal);
            return false;
        }
    }

    /// <summary>The copy with comments: written, or refused as the command tells it.</summary>
    private static void Annotate(byte[] file, IReadOnlyList<Problem> problems)
    {
        try
        {
            Assert.NotEmpty(Annotator.Annotate(file, [.. problems.Select(problem => (problem.Place, problem.Message("vi")))]));
        }
        catch (WorkbookException fault)
        {
            Assert.EndsWith(".", fault.Problem("x.xlsx").Line("vi"), StringComparison.Ordinal);
        }
    }

    /// <summary>By another reader: the workbook, and every sheet of it with its cells.</summary>
    private static bool Opens(byte[] file)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            var book = document.WorkbookPart!;
            return book.Workbook.Sheets!.Elements<Sheet>().All(sheet => ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.GetFirstChild<SheetData>() is not null);
        }
        catch (Exception)
        {
            return false; // whatever the library makes of it: it does not open
        }
    }
}
