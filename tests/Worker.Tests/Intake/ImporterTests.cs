using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Reports.Intake;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

[Collection("intake")]
public class ImporterTests(DatabaseFixture database)
{
    [Fact]
    public async Task What_was_read_is_stored_with_its_submission()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34", "hnd,a05,2023-Q1,5.250000");
        var result = await town.ImportAsync();

        Assert.Equal((11, 11), (result.RowsRead, result.RowsStored));
        Assert.Equal(Town.Now, result.RecordedAt);
        Assert.Equal(["btc 34 flow", "hnd 5.250000 flow"], await ValuesAsync(town, "unit || ' ' || value || ' ' || kind", "observations"));
        Assert.Equal(["văn phòng 11 11"], await ValuesAsync(town, "submitted_by || ' ' || rows_read || ' ' || rows_stored", "submissions"));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(town.At("observations.csv"))));
        Assert.Contains($"observations.csv {sha256} 2 2", await ValuesAsync(town, "name || ' ' || sha256 || ' ' || rows_read || ' ' || rows_stored", "submission_files"));
    }

    [Fact]
    public async Task Every_file_of_the_contract_is_taken()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34");
        town.Write("committees.csv", "unit,superior_vi,place_vi,authority_vi,signer_title_vi,copies_to,sample", "tx,Tỉnh ủy,Minh Họa,BTV,BÍ THƯ,Lưu,true");
        town.Write("successions.csv", "predecessor,successor,effective,weight", "btg,btc,2025-Q3,1");
        town.Write("targets.csv", "unit,indicator,from,to,value,basis,source", "tx,a05,2020-Q3,2025-Q2,500,resolution,Nghị quyết");
        town.Write("terms.csv", "code,name_vi,from,to", "2020-2025,Nhiệm kỳ,2020-Q3,2025-Q2");
        town.Write("calendar.csv", "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
            "party,2023-9M,2022-12-15,2023-09-14,2023-09-16,2023-09-18,2023-09-19T14:00");
        town.Write("holidays.csv", "date,name_vi", "2023-09-02,Quốc khánh");
        town.Write("notes.csv", "unit,period,field,kind,text", "btc,2020-2025,org,result,\"Dòng một\ndòng hai\"");
        town.Write("assignments.csv", "code,committee,kind,given_at_period,text,owner_unit,due", "t1,tx,,2023-9M,Việc,btc,2023-12-31");

        var result = await town.ImportAsync();

        Assert.Empty(result.Problems);
        Assert.All(result.Files, file => Assert.Equal(file.RowsRead, file.RowsStored));
        Assert.Equal(11, result.Files.Count);
        Assert.Equal(["2023-09-19 14:00:00"], await ValuesAsync(town, "meeting_at::text", "calendar"));
        Assert.Equal(["task open"], await ValuesAsync(town, "kind || ' ' || status", "assignments"));
        Assert.Equal(0, (await town.ImportAsync(hour: 1)).RowsStored);
    }

    [Fact]
    public async Task The_same_folder_again_stores_nothing_not_even_a_submission()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34", "btc,a04,2023-Q1,");
        await town.ImportAsync();
        town.Observe("btc,a05,2023-Q1,34.00", "btc,a04,2023-Q1,");
        var again = await town.ImportAsync(hour: 1);

        Assert.Equal((11, 0, null), (again.RowsRead, again.RowsStored, again.Submission));
        Assert.Single(await ValuesAsync(town, "submission::text", "submissions"));
    }

    [Fact]
    public async Task A_correction_is_a_new_version_and_the_old_one_stays()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34", "btc,a05,2023-Q2,20");
        await town.ImportAsync();
        town.Observe("btc,a05,2023-Q1,35", "btc,a05,2023-Q2,20");
        Assert.Equal(1, (await town.ImportAsync(hour: 1)).RowsStored);

        Assert.Equal(
            ["2023-Q1 34 02", "2023-Q1 35 03", "2023-Q2 20 02"],
            await ValuesAsync(town, "quarter || ' ' || value || ' ' || to_char(recorded_at at time zone 'UTC', 'HH24')", "observations"));
    }

    [Fact]
    public async Task An_empty_value_withdraws_even_when_the_unit_does_not_report_any_more()
    {
        using var town = await TownAsync();
        town.Observe("btg,a05,2025-Q2,34");
        await town.ImportAsync();
        town.Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", "btg,Ban Tuyên giáo,party_board,tx,2020-Q1,2025-Q1");
        town.Observe("btg,a05,2025-Q2,");
        Assert.Equal(2, (await town.ImportAsync(hour: 1)).RowsStored);

        Assert.Equal(["2025-Q2 -", "2025-Q2 34"], await ValuesAsync(town, "quarter || ' ' || coalesce(value::text, '-')", "observations"));
    }

    [Fact]
    public async Task A_backfill_compares_each_version_with_the_one_known_at_its_time()
    {
        using var town = await TownAsync();
        town.Backfill(
            "btc,a05,2023-Q1,30,2023-06-01", // out of order in the file
            "btc,a05,2023-Q1,34,2023-04-01",
            "btc,a05,2023-Q1,34,2023-04-15", // equals the version of 1 April of this same import
            "btc,a05,2023-Q1,34,2023-07-01"); // returns to the first value: a version of its own
        Assert.Equal(3, (await town.ImportAsync(backfill: true)).RowsStored - 9);
        Assert.Equal(0, (await town.ImportAsync(backfill: true, hour: 1)).RowsStored);

        town.Backfill("btc,a05,2023-Q1,30,2023-05-01", "btc,a05,2023-Q1,30,2023-06-15");
        Assert.Equal(1, (await town.ImportAsync(backfill: true, hour: 2)).RowsStored);
        Assert.Equal(
            ["2023-04-01 34", "2023-05-01 30", "2023-06-01 30", "2023-07-01 34"],
            await ValuesAsync(town, "to_char(recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') || ' ' || value", "observations"));
    }

    [Fact]
    public async Task In_a_backfill_a_key_may_come_again_with_another_time_but_not_with_the_same()
    {
        using var town = await TownAsync();
        town.Backfill("btc,a05,2023-Q1,30,2023-06-01", "btc,a05,2023-Q1,31,2023-06-02", "btc,a05,2023-Q1,32,2023-05-31T17:00:00Z");

        var problem = Assert.Single((await town.ImportAsync(backfill: true)).Problems);
        Assert.Equal((ProblemCode.DuplicateKey, 4L), (problem.Code, problem.Row));
        Assert.Contains("2023-06-01T00:00:00+07:00", problem.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recorded_time_given_for_the_import_lies_before_later_versions()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34");
        await town.ImportAsync();
        town.Observe("btc,a05,2023-Q1,33");
        Assert.Equal(10, (await town.ImportAsync(recordedAt: new(2023, 4, 1, 0, 0, 0, TimeSpan.FromHours(7)), hour: 1)).RowsStored);

        Assert.Equal(["33", "34"], await ValuesAsync(town, "value::text", "observations"));
    }

    [Fact]
    public async Task A_dry_run_counts_and_stores_nothing()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34");
        var result = await town.ImportAsync(dryRun: true);

        Assert.Equal((10, null), (result.RowsStored, result.Submission));
        Assert.Empty(await ValuesAsync(town, "code", "units"));
        Assert.Empty(await ValuesAsync(town, "submission::text", "submissions"));
    }

    [Fact]
    public async Task One_fault_in_one_file_keeps_everything_out()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34", "btc,a05,2023-Q2,3,4");
        var result = await town.ImportAsync();

        Assert.False(result.Accepted);
        Assert.Equal((11, 0), (result.RowsRead, result.RowsStored));
        Assert.Empty(await ValuesAsync(town, "code", "units"));
    }

    [Fact]
    public async Task Decomposed_text_is_stored_composed_and_equals_what_was_stored_before()
    {
        using var town = await TownAsync();
        await town.ImportAsync();
        town.Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", Town.Units.Select(row => row.Normalize(NormalizationForm.FormD)));

        Assert.Equal(0, (await town.ImportAsync(hour: 1)).RowsStored);
        Assert.Contains("Hội Nông dân", await ValuesAsync(town, "name_vi", "units"));
    }

    [Fact]
    public async Task The_hundred_thousandth_row_is_named_and_only_two_hundred_problems_are_listed()
    {
        using var town = await TownAsync();
        var units = Enumerable.Range(0, 100).Select(at => $"u{at},Hội {at},mass_org,tx,,");
        town.Write("units.csv", "code,name_vi,kind,parent,valid_from,valid_to", [.. Town.Units, .. units]);
        town.Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", "i1,Một,người,flow,,,mass_org");
        var rows = from unit in Enumerable.Range(0, 100) from quarter in Enumerable.Range(0, 1000) select $"u{unit},i1,{1900 + quarter / 4}-Q{quarter % 4 + 1},{quarter}";
        var lines = rows.ToList();
        lines[^1] = lines[^1] + ",1";
        lines[^2] = "u99,i1,2149-Q3,\"1.234,5\"";
        town.Observe(lines);

        var problems = (await town.ImportAsync()).Problems;
        Assert.Equal([100_000L, 100_001L], problems.Select(problem => problem.Row));
        Assert.StartsWith("observations.csv, dòng 100000, cột value: \"1.234,5\"", problems[0].Line("vi"), StringComparison.Ordinal);

        town.Write("indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,reported_by", "i2,Hai,người,flow,,,mass_org");
        var many = await town.ImportAsync();
        Assert.Equal(200, many.Problems.Count);
        Assert.Equal(100_002, many.ProblemsTotal);
        Assert.Equal(201, many.Problems[^1].Row);
    }

    [Fact]
    public async Task Two_imports_of_the_same_folder_at_once_store_it_once()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,34", "btc,a05,2024-Q1,20");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => town.ImportAsync()));

        Assert.All(results, result => Assert.True(result.Accepted));
        Assert.Equal([0, 0, 0, 11], results.Select(result => result.RowsStored).Order());
        Assert.Equal(2, (await ValuesAsync(town, "value::text", "observations")).Count);
    }

    [Fact]
    public async Task The_result_as_json_has_every_key()
    {
        using var town = await TownAsync();
        town.Observe("btc,a05,2023-Q1,\"3,5\"");
        await File.WriteAllTextAsync(town.At("đọc-trước.txt"), "x");
        using var output = new MemoryStream();
        ImportJson.Write(await town.ImportAsync(), output, "vi");

        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("đọc-trước.txt", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal(
            ["accepted", "dry_run", "submission", "recorded_at", "rows_read", "rows_stored", "files", "skipped", "problems_total", "problems", "changes_total", "changes", "warnings_total", "warnings"],
            root.EnumerateObject().Select(property => property.Name));
        var problem = root.GetProperty("problems")[0];
        Assert.Equal(["code", "file", "row", "column", "cell", "value", "message"], problem.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("bad_number", 2, "3,5"), (problem.GetProperty("code").GetString(), problem.GetProperty("row").GetInt32(), problem.GetProperty("value").GetString()));
    }

    private async Task<Town> TownAsync() => new(await database.CreateDatabaseAsync());

    private static async Task<IReadOnlyList<string>> ValuesAsync(Town town, string expression, string table)
    {
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<string>($"select {expression} from warehouse.{table}")).Order(StringComparer.Ordinal)];
    }
}
