using System.Text;
using Analytics.Reports.Audit;
using Analytics.Reports.Figures;
using Analytics.Reports.Rendering.Workbook;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Town = Analytics.Reports.Tests.Figures.Town;

namespace Analytics.Reports.Tests.Audit;

public sealed class FindingsWorkbookTests
{
    [Fact]
    public void It_lists_each_finding_in_both_languages_and_each_quote_with_what_came_of_it()
    {
        var tables = Read(Write(Sample()));
        var findings = tables["Rà soát"];
        Assert.Equal("Số liệu đến / As of: 2023-09-18T00:00:00+07:00", findings[2][0]);
        var wrong = findings.Where(row => row[1] is "quoted_percent").ToList();
        Assert.Equal(["Đơn vị a ghi 118%, tính lại là 116,7% (7/6): Chỉ tiêu f, quý I năm 2023.", "Đơn vị a ghi 88,9%, tính lại là 89,0% (161/181), do cắt bớt phần lẻ chứ không làm tròn: Chỉ tiêu g, quý I năm 2023."], wrong.Select(row => row[5]));
        Assert.All(wrong, row => Assert.Contains("wrote", (string)row[6]!, StringComparison.Ordinal));
        var quotes = tables["Tỷ lệ tự ghi"];
        Assert.Equal(
            [("lệch / differs", 118.0, 116.6666666667), ("do cắt bớt / cut off", 88.9, 88.9502762431), ("khớp / agrees", 190.0, 190.4)],
            quotes.Where(row => row[0] is double).Select(row => ((string)row[8]!, (double)row[4]!, (double)row[5]!)));
    }

    [Fact]
    public void It_is_valid_and_the_same_bytes_each_time_also_with_nothing_to_say()
    {
        foreach (var town in new[] { Sample(), new Town().Unit("a").Indicator("f") })
        {
            var bytes = Write(town);
            using var file = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => error.Description));
            Assert.Equal(bytes, Write(town));
        }
    }

    private static Town Sample() => new Town().Unit("a").Indicator("f").Indicator("g").Indicator("h")
        .Quotes("a", "f", "2023-Q1", 7, 118).Target("a", "f", "2023-Q1", "2023-Q4", 6)
        .Quotes("a", "g", "2023-Q1", 161, 88.9m).Target("a", "g", "2023-Q1", "2023-Q4", 181)
        .Quotes("a", "h", "2023-Q1", 952, 190).Target("a", "h", "2023-Q1", "2023-Q4", 500);

    private static byte[] Write(Town town) => FindingsWorkbook.Write(
        new WorkbookCover("Rà soát số liệu", "Thị ủy", "vi-VN", Town.AsOf, "MINH HỌA"),
        town.Snapshot(),
        Auditor.Audit(town.Snapshot(), town.Scope("2023-Q1")));

    /// <summary>The cells of each sheet, as a program that reads workbooks sees them.</summary>
    private static Dictionary<string, List<object?[]>> Read(byte[] workbook)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }
        }
        while (reader.NextResult());
        return sheets;
    }
}
