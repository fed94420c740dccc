using System.Text.Json;
using Analytics.Reports.Tests.Rendering;
using Analytics.Worker.Tests.Commands;
using Analytics.Worker.Tests.Delivery;

namespace Analytics.Worker.Tests.Audit;

/// <summary>Findings from the command line to the stored pack, with a real renderer.</summary>
[Collection("database")]
public sealed class FindingsInPacksTests(DatabaseFixture database)
{
    private const string Stem = "tx-giao-ban-2025-Q2-v1";

    [Fact]
    public async Task A_pack_keeps_what_it_found_when_a_later_pack_of_the_year_before_would_find_nothing()
    {
        using var office = await Office.OpenAsync(database);
        var environment = database.EnvironmentOf(office.Warehouse);
        await office.ObserveAsync(1, "btc,a05,2024-Q2,5");
        await BuildAsync("2024-Q2", 2);
        await office.ExecuteAsync("insert into packs.pack_events (pack, state, at, by) select pack, 'approved', '2025-07-03', 'test' from packs.packs");
        await office.ObserveAsync(3, "btc,a05,2024-Q2,6");
        var built = await BuildAsync("2025-Q2", 5);
        Assert.Equal([$"out/{Stem}.pdf", $"out/{Stem}.xlsx", $"out/{Stem}.json"], built.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["revised_base"], Codes(await File.ReadAllTextAsync(Path.Combine(office.Folder, $"out/{Stem}.json"))));
        var pdf = PdfReader.Read(await File.ReadAllBytesAsync(Path.Combine(office.Folder, $"out/{Stem}.pdf")));
        Assert.Contains(
            DocumentText.Bare("Số liệu cùng kỳ đã được điều chỉnh sau khi công bố, từ 5 thành 6"),
            DocumentText.Bare(string.Concat(pdf.Pages.SelectMany(page => page.Items).Select(item => item.Text))),
            StringComparison.Ordinal);

        var figures = await RunAsync("figures", "--series", "giao-ban", "--period", "2025-Q2", "--as-of", "2025-07-05T17:00", "--findings", "findings.xlsx");
        Assert.Contains("revised_base  Ban Tổ chức: Đảng viên mới, quý II năm 2024, đã được điều chỉnh sau khi công bố, từ 5", figures.Output, StringComparison.Ordinal);
        var pack = (await office.Packs.FindAsync(Office.Key, 1, CancellationToken.None))!;
        var own = (await office.Packs.ReadAllArtefactsAsync(pack, CancellationToken.None)).Single(file => file.IsOffice);
        Assert.Equal($"{Stem}-ra-soat.xlsx", own.Name);
        Assert.Equal(own.Content, await File.ReadAllBytesAsync(Path.Combine(office.Folder, "findings.xlsx")));
        Assert.DoesNotContain(await office.Packs.ReadArtefactsAsync(pack, CancellationToken.None), file => file.IsOffice);

        await BuildAsync("2024-Q2", 4);
        Assert.Equal($"{Stem}: same\n", (await RunAsync("verify", "tx/giao-ban/2025-Q2/v1")).Output);
        Assert.Empty(Codes((await RunAsync("figures", "--series", "giao-ban", "--period", "2025-Q2", "--as-of", "2025-07-05T17:00", "--json")).Output));

        async Task<CommandRun> RunAsync(params string[] arguments)
        {
            var run = await CommandRun.RunAsync(office.Folder, environment, arguments);
            Assert.True(run.ExitCode == 0, run.Output + run.Messages);
            return run;
        }

        Task<CommandRun> BuildAsync(string period, int day) =>
            RunAsync("build", "--series", "giao-ban", "--period", period, "--as-of", $"2025-07-0{day}T17:00");
    }

    [Fact]
    public async Task A_findings_file_that_cannot_be_written_is_bad_input_with_the_next_step()
    {
        using var office = await Office.OpenAsync(database);
        var run = await CommandRun.RunAsync(
            office.Folder, database.EnvironmentOf(office.Warehouse), "figures", "--series", "giao-ban", "--period", "2025-Q2", "--findings", "no/such/folder/f.xlsx");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no/such/folder/f.xlsx cannot be written", run.Messages, StringComparison.Ordinal);
        Assert.Contains("give --findings a file in a folder that exists", run.Messages, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Codes(string figures)
    {
        using var json = JsonDocument.Parse(figures);
        return [.. json.RootElement.GetProperty("audit").EnumerateArray().Select(finding => finding.GetProperty("code").GetString())];
    }
}
