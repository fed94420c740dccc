using System.Diagnostics;
using System.Globalization;
using System.Text;
using Analytics.Reports.Intake;
using Analytics.Reports.Tests.Intake;
using Analytics.Reports.Tests.Intake.Hostile;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Collection;
using Analytics.Worker.Tests.Commands;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

/// <summary>Hostile files against a warehouse: what they leave behind is nothing or whole, and what they take is little.</summary>
[Collection("intake")]
public sealed class HostileImportTests(DatabaseFixture database)
{
    private const int FuzzedBooks = 40;
    private const long MostGrowth = 200_000_000;

    [Fact]
    public async Task A_changed_file_is_stored_whole_or_not_at_all()
    {
        using var town = await Town.CollectingAsync(await database.CreateDatabaseAsync());
        var book = await BookAsync(town);
        var (stored, refused, before) = (0, 0, await CountAsync(town));
        for (var seed = 0; seed < FuzzedBooks; seed++)
        {
            await File.WriteAllBytesAsync(town.At("x.xlsx"), new FuzzedBook(seed).Workbook(book));
            var result = await new Importer(town.Warehouse.App, TimeProvider.System).ImportAsync(
                [town.At("x.xlsx")], new ImportOptions(null, false, false, "văn phòng"), CancellationToken.None);
            var after = await CountAsync(town);
            Assert.Equal(result.Accepted ? before + result.RowsStored : before, after);
            (stored, refused, before) = result.Accepted ? (stored + 1, refused, after) : (stored, refused + 1, after);
        }

        Assert.True(stored > 0 && refused > 0);
    }

    [Fact]
    public async Task The_worst_files_take_at_most_two_hundred_megabytes_more_than_an_ordinary_one()
    {
        using var town = await Town.CollectingAsync(await database.CreateDatabaseAsync());
        var book = await BookAsync(town);
        var ordinary = await PeakAsync(town, book, 0);

        // As much as may be read, in texts as long as they may be; as many elements as there may be, and more; a gigabyte that says it is less.
        var letters = new Random(1);
        var texts = new StringBuilder("<sst>");
        for (var text = 0; text < 950; text++)
        {
            texts.Append("<si><t>").Append(string.Create(32_000, letters, (span, random) => random.GetItems("0123", span))).Append("</t></si>");
        }

        var parts = ZipPart.Of(book);
        (byte[] File, int ExitCode)[] worst =
        [
            (WithTexts(book, texts.Append("</sst>").ToString()), 0),
            (WithTexts(book, $"<sst><si><t><![CDATA[{string.Create(28_000_000, letters, (span, random) => random.GetItems("<>&", span))}]]></t></si></sst>"), 2),
            (ZipPart.Write([.. parts.Where(part => part.Name != "xl/worksheets/sheet2.xml"), ZipPart.Of("xl/worksheets/sheet2.xml", Cells(400_000))]), 2),
            (ZipPart.Write([.. parts.Where(part => part.Name != "xl/worksheets/sheet2.xml"), new("xl/worksheets/sheet2.xml", ZipPart.Zeros(1_000), 30_000_000, 0)]), 2),
        ];
        foreach (var (file, exitCode) in worst)
        {
            Assert.InRange(await PeakAsync(town, file, exitCode) - ordinary, long.MinValue, MostGrowth);
        }

        // As much as is still annotated, on the sheet that a comment goes to.
        var rows = string.Concat(Enumerable.Range(1_000, 34_000).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"<x:row r=\"{row}\"><x:c t=\"str\"><x:v>{new string(letters.GetItems<char>("0123", 200))}</x:v></x:c></x:row>")));
        var large = FormPart.Rewrite(
            FormEdit.Fill(book, ("a05", "value", "2.1")), "xl/worksheets/sheet2.xml",
            xml => xml.Insert(xml.LastIndexOf("</x:sheetData>", StringComparison.Ordinal), rows));
        Assert.InRange(await PeakAsync(town, large, 2, annotate: true) - ordinary, long.MinValue, MostGrowth);

        // Rows as long as they may be, many of them.
        var csv = "unit,indicator,quarter,value,note\n" + string.Concat(Enumerable.Range(0, 40).Select(at => string.Create(
            CultureInfo.InvariantCulture, $"btc,a05,{2000 + at / 4}-Q{at % 4 + 1},1,{new string('x', 1_000_000)}\n")));
        Assert.InRange(await PeakAsync(town, Encoding.UTF8.GetBytes(csv), 0, name: "observations.csv") - ordinary, long.MinValue, MostGrowth);
    }

    private static byte[] WithTexts(byte[] book, string texts) => ZipPart.Write(
    [
        .. ZipPart.Of(FormPart.Replace(book, "xl/_rels/workbook.xml.rels", "</Relationships>",
            "<Relationship Id=\"rIdT\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>")),
        ZipPart.Of("xl/sharedStrings.xml", texts),
    ]);

    private static string Cells(int count) => "<worksheet><sheetData>" + string.Concat(Enumerable.Range(1, count).Select(row =>
        string.Create(CultureInfo.InvariantCulture, $"<row><c t=\"str\"><v>{row}</v></c></row>"))) + "</sheetData></worksheet>";

    /// <summary>The most memory that the command ever had, in bytes; the kernel keeps count, and forgets it when the process ends.</summary>
    private async Task<long> PeakAsync(Town town, byte[] content, int exitCode, bool annotate = false, string name = "x.xlsx")
    {
        using var folder = new ScratchFolder();
        await File.WriteAllBytesAsync(folder.Below(name), content);
        string[] annotating = annotate ? ["--annotate", "y.xlsx"] : [];
        using var process = CommandRun.Start(folder.Path, database.EnvironmentOf(town.Warehouse), ["import", name, "--dry-run", .. annotating]);
        process.StandardInput.Close();
        var (output, messages) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process));
            await Task.Delay(5);
        }

        Assert.True(process.ExitCode == exitCode && File.Exists(folder.Below("y.xlsx")) == annotate, await output + await messages);
        return peak;
    }

    private static long Peak(Process process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }

    private static async Task<long> CountAsync(Town town)
    {
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>(
            "select (select count(*) from warehouse.observations) + (select count(*) from warehouse.notes) + (select count(*) from warehouse.targets)");
    }

    private static async Task<byte[]> BookAsync(Town town) => FormEdit.Fill(
        await town.TemplateAsync(),
        ("a05", "value", "1.234"), ("a04", "value", 9086), ("organisation/result/1", "text", "Đã xong."), ("plan:a05", "value", 4000));
}
