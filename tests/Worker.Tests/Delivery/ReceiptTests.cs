using Analytics.Reports.Intake;
using Analytics.Reports.Tests.Briefings;
using Analytics.Reports.Tests.Intake;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;
using Analytics.Worker.Collection.Receipts;
using Analytics.Worker.Commands;
using Analytics.Worker.Delivery;
using Analytics.Worker.Sample;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>A unit hears by mail what was understood of its workbook, or why nothing was stored; once.</summary>
[Collection("delivery")]
public sealed class ReceiptTests(DatabaseFixture database)
{
    private static readonly Clock Clock = new(new DateTimeOffset(2026, 1, 8, 2, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_was_taken_in_is_said_as_it_was_understood_once_a_submission()
    {
        var warehouse = await SampleAsync();
        using var folder = new ScratchFolder();
        await WriteAsync(warehouse, folder.Below("hnd.xlsx"), ("m01", "hơn 1.300"), ("b07a", "Đạt"), ("h04", "3,5 tỷ"), ("propaganda/result/1", "Đã tổ chức đại hội."));
        Assert.Equal([], (await ImportAsync(warehouse, folder.Path)).Problems.Select(problem => problem.Line("vi")));
        var body = Assert.Single(await MailAsync(warehouse));
        Approved.Matches("receipt", body, "Delivery");

        // All of it is known: nothing is stored, and nobody hears of it again.
        await ImportAsync(warehouse, folder.Path);
        Assert.Single(await MailAsync(warehouse));
    }

    [Fact]
    public async Task What_was_refused_is_said_cell_by_cell_once_for_the_same_bytes_and_data_files_tell_nobody()
    {
        var warehouse = await SampleAsync();
        using var folder = new ScratchFolder();
        var book = folder.Below("hnd.xlsx");
        await WriteAsync(warehouse, book, ("m01", "2.1"), ("h04", "đợt 1/2023"));
        var environment = database.EnvironmentOf(warehouse);
        var off = new Dictionary<string, string?>(environment) { ["ANALYTICS__Delivery__Receipts"] = "false" };
        Assert.Equal(ExitCode.BadInput, (await CommandRun.RunAsync(folder.Path, off, "import", book)).ExitCode);
        Assert.Empty(await MailAsync(warehouse));

        Assert.Equal(ExitCode.BadInput, (await CommandRun.RunAsync(folder.Path, environment, "import", book)).ExitCode);
        File.Move(book, folder.Below("lần hai.xlsx"));
        await ImportAsync(warehouse, folder.Path);
        Assert.Contains(" chưa nhận được vì có 2 chỗ cần sửa:", Assert.Single(await MailAsync(warehouse)), StringComparison.Ordinal);
        File.Delete(folder.Below("lần hai.xlsx"));

        await File.WriteAllTextAsync(folder.Below("observations.csv"), "unit,indicator,quarter,value\nbtc,a05,2025-Q3,7\n");
        Assert.True((await ImportAsync(warehouse, folder.Path)).RowsStored > 0);
        Assert.Single(await MailAsync(warehouse));

        // However much is wrong with files before it, the unit hears what is wrong with its own.
        await File.WriteAllLinesAsync(
            folder.Below("observations.csv"), ["unit,indicator,quarter,value", .. Enumerable.Range(0, 250).Select(_ => "btc,a05,2025-Q3,sai")]);
        await WriteAsync(warehouse, folder.Below("zz.xlsx"), ("m01", "2.1"));
        Assert.DoesNotContain((await ImportAsync(warehouse, folder.Path)).Problems, problem => problem.File == "zz.xlsx");
        var told = (await MailAsync(warehouse))[1];
        Assert.Contains(" chưa nhận được vì có 1 chỗ cần sửa:", told, StringComparison.Ordinal);
        Assert.Contains("Và 1 chỗ khác.", told, StringComparison.Ordinal);
    }

    private async Task<WarehouseConnections> SampleAsync()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, default);
        return warehouse;
    }

    private static async Task WriteAsync(WarehouseConnections warehouse, string path, params IReadOnlyList<(string Code, string Text)> cells)
    {
        var template = await UnitTemplate.MakeAsync(warehouse.Reader, SampleTown.NineMonths, "hnd", "2025-Q3", DateTimeOffset.UtcNow, default);
        await File.WriteAllBytesAsync(path, FormEdit.Fill(template, [.. cells.Select(cell => (cell.Code, cell.Code.Contains('/', StringComparison.Ordinal) ? "text" : "value", (object)cell.Text))]));
    }

    private static async Task<ImportResult> ImportAsync(WarehouseConnections warehouse, string path)
    {
        var receipts = new ImportReceipts(warehouse.App, DeliveryOptions.Default, Clock);
        var result = await new Importer(warehouse.App, TimeProvider.System).ImportAsync(
            [path],
            new ImportOptions(null, Backfill: false, DryRun: false, "test"),
            default,
            receipts.After(ImportAct.Of(Actor.AtCommandLine("văn thư"), default), default));
        await receipts.TellRefusedAsync(result, default);
        return result;
    }

    private static async Task<IReadOnlyList<string>> MailAsync(WarehouseConnections warehouse)
    {
        await using var connection = await warehouse.Migrator.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(
            "select subject || E'\n' || address || E'\n\n' || body from delivery.outbox where kind = 'receipt' and sample order by queued_at")];
    }
}
