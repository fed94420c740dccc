using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Tests.Intake;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

/// <summary>What a workbook that came before brings again once something was withdrawn: what was lost with that, and nothing else.</summary>
[Collection("database")]
public sealed class WithdrawnWorkbookTests(DatabaseFixture database)
{
    [Fact]
    public async Task A_withdrawal_of_another_units_figures_does_not_make_a_workbook_count_again()
    {
        using var town = await TownAsync();
        await WriteAsync(town, "btc.xlsx", ("a05", "value", 12));
        var brought = (await town.ImportAsync()).Submission!.Value;
        await TellAsync(town, "14", hour: 1);
        town.Observe("hnd,a05,2023-Q1,5");
        var other = (await town.ImportAsync(hour: 2)).Submission!.Value;
        File.Delete(town.At("observations.csv"));
        Assert.Equal(1, (await WithdrawAsync(town, other, hour: 3)).RowsStored);

        var again = await town.ImportAsync(hour: 4);
        Assert.Equal((null, brought), (again.Submission, again.Files.Single(file => file.Name == "btc.xlsx").SameAs!.Submission));
        Assert.Equal("a05 14", Assert.Single(await CountedAsync(town)));
    }

    [Fact]
    public async Task Of_an_old_and_a_corrected_workbook_only_that_comes_back_which_was_lost_with_another_submission()
    {
        using var town = await TownAsync();
        town.Observe("btc,a04,2023-Q1,5");
        var lost = (await town.ImportAsync()).Submission!.Value;
        File.Delete(town.At("observations.csv"));
        await WriteAsync(town, "cũ.xlsx", ("a05", "value", 12), ("a04", "value", 5));
        Assert.Equal(1, (await town.ImportAsync(hour: 1)).RowsStored);
        await TellAsync(town, "14", hour: 2);
        Assert.Equal(1, (await WithdrawAsync(town, lost, hour: 3)).RowsStored);

        var back = await town.ImportAsync(hour: 4);
        Assert.Equal((1L, 1L), back.Files.Where(file => file.Name == "cũ.xlsx").Select(file => (file.RowsRead, file.RowsStored)).Single());
        Assert.Equal(["a04 5"], Assert.Single(back.Forms).Rows.Select(row => $"{row.Text("indicator")} {row.Text("value")}"));
        Assert.Equal(["a04 5", "a05 14"], await CountedAsync(town));

        // Both repeat what the first brought, and it goes: the corrected one says it.
        await WriteAsync(town, "mới.xlsx", ("a05", "value", 13), ("a04", "value", 5));
        Assert.Equal(1, (await town.ImportAsync(hour: 5)).RowsStored);
        Assert.Equal(1, (await WithdrawAsync(town, back.Submission!.Value, hour: 6)).RowsStored);
        Assert.Equal(["a05 13"], await CountedAsync(town));
        var both = await town.ImportAsync(hour: 7);
        Assert.Equal([("cũ.xlsx", 0L), ("mới.xlsx", 1L)], both.Files.Where(file => file.Name.EndsWith("xlsx", StringComparison.Ordinal)).Select(file => (file.Name, file.RowsStored)));
        Assert.Equal(["a04 5", "a05 13"], await CountedAsync(town));
    }

    private async Task<Town> TownAsync() => await Town.CollectingAsync(await database.CreateDatabaseAsync());

    private static Task<ImportResult> WithdrawAsync(Town town, long submission, int hour) =>
        new Withdrawal(town.Warehouse.App, new Clock(Town.Now.AddHours(hour))).WithdrawAsync(submission, "nhầm", "văn thư", dryRun: false, default);

    private static async Task TellAsync(Town town, string a05, int hour) => Assert.NotNull(
        (await new OneNumber(town.Warehouse.App, new Clock(Town.Now.AddHours(hour))).TakeAsync(
            new ToldNumber("btc", "a05", "2023-Q1", a05, "đ/c Hòa báo"), Actor.Command, dryRun: false, default)).Submission);

    /// <summary>What counts now of btc's figures in 2023-Q1.</summary>
    private static async Task<IReadOnlyList<string>> CountedAsync(Town town)
    {
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(
            """
            select n.indicator || ' ' || trim_scale(n.value)
            from (
              select distinct on (o.indicator) o.indicator, o.value
              from warehouse.observations o
              where o.unit = 'btc' and o.quarter = '2023-Q1'
              order by o.indicator, o.recorded_at desc, o.version desc
            ) n
            where n.value is not null
            order by n.indicator
            """)];
    }

    private static async Task WriteAsync(Town town, string name, params IEnumerable<(string Code, string Column, object Value)> cells) =>
        await File.WriteAllBytesAsync(town.At(name), FormEdit.Fill(await town.TemplateAsync(), cells));
}
