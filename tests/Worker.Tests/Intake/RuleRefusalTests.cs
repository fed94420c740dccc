using System.Globalization;
using Analytics.Reports.Intake;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

[Collection("intake")]
public class RuleRefusalTests(DatabaseFixture database)
{
    private const string Units = "code,name_vi,kind,parent,valid_from,valid_to";
    private const string Indicators = "code,name_vi,measure_vi,kind,numerator,denominator,reported_by,part_of";
    private const string Observations = "unit,indicator,quarter,value,value_to";
    private const string Successions = "predecessor,successor,effective,weight";

    /// <summary>The faulty row is the last of its file; rows are separated by a bar.</summary>
    [Theory]
    [InlineData("observations.csv", Observations, "xyz,a05,2023-Q1,5,", "unit", "xyz", "units.csv")]
    [InlineData("observations.csv", Observations, "btc,zzz,2023-Q1,5,", "indicator", "zzz", "indicators.csv")]
    [InlineData("observations.csv", Observations, "btg,a04,2025-Q2,5,|btg,a04,2025-Q3,5,", "quarter", "2025-Q3", "2020-Q1 – 2025-Q2")]
    [InlineData("observations.csv", Observations, "btg,a04,2019-Q4,5,", "quarter", "2019-Q4", "2020-Q1 – 2025-Q2")]
    [InlineData("observations.csv", Observations, "hnd,a05,2023-Q1,5,|hnd,a04,2023-Q1,5,", "unit", "hnd", "party_board")]
    [InlineData("observations.csv", Observations, "btc,a06,2023-Q1,5,", "indicator", "a06", "a05, a04")]
    [InlineData("observations.csv", Observations, "btc,b07,2023-Q1,1,|btc,b07,2023-Q2,0.5,", "value", "0.5", "0 hoặc 1")]
    [InlineData("observations.csv", Observations, "btc,b01,2023-Q1,0,|btc,b01,2023-Q2,-0.1,", "value", "-0.1", "từ 0 trở lên")]
    [InlineData("observations.csv", Observations, "btc,b01,2023-Q1,80,90|btc,a05,2023-Q1,80,90", "value_to", "90", "percent")]
    [InlineData("observations.csv", Observations, "btc,a05,2023-Q1,5,|btc,a05,2023-Q1,6,", null, "btc, a05, 2023-Q1", "observations.csv, dòng 2")]
    [InlineData("committees.csv", "unit,superior_vi,place_vi,authority_vi,signer_title_vi", "btc,Tỉnh ủy,Minh Họa,BTV,BÍ THƯ", "unit", "btc", "committee")]
    [InlineData("targets.csv", "unit,indicator,from,to,value,basis", "tx,a99,2023-Q1,2023-Q4,5,plan", "indicator", "a99", "indicators.csv")]
    [InlineData("targets.csv", "unit,indicator,from,to,value,basis", "ty,a05,2023-Q1,2023-Q4,5,plan", "unit", "ty", "units.csv")]
    [InlineData("notes.csv", "unit,period,field,kind,text", "hpn,2023-9M,org,result,Chữ", "unit", "hpn", "units.csv")]
    [InlineData("notes.csv", "unit,period,field,kind,text", "btc,2020-2025,org,result,Chữ", "period", "2020-2025", "terms.csv")]
    [InlineData("calendar.csv", "system,period,window_start,window_end,unit_deadline,consolidation_deadline",
        "party,2020-2025,2020-07-01,2025-06-30,2025-07-03,2025-07-05", "period", "2020-2025", "terms.csv")]
    [InlineData("assignments.csv", "code,committee,given_at_period,text,owner_unit", "t1,hnd,2023,Việc,btc", "committee", "hnd", "committee")]
    [InlineData("assignments.csv", "code,committee,given_at_period,text,owner_unit", "t1,tx,2023,Việc,lđ1", "owner_unit", "lđ1", "a–z")]
    [InlineData("assignments.csv", "code,committee,given_at_period,text,owner_unit", "t1,tx,2023,Việc,ld1", "owner_unit", "ld1", "units.csv")]
    [InlineData("indicators.csv", Indicators, "a,A,người,flow,,,btc,|r,R,%,ratio,a,zz,,", "denominator", "zz", "indicators.csv")]
    [InlineData("indicators.csv", Indicators, "a,A,người,flow,,,btc,|r,R,%,ratio,a,a,,|s,S,%,ratio,a,r,,", "denominator", "r", "flow hoặc stock")]
    [InlineData("indicators.csv", Indicators, "a,A,người,flow,,,btc,|r,R,%,ratio,a,r,,", "denominator", "r", "flow hoặc stock")]
    [InlineData("indicators.csv", Indicators, "a,A,người,flow,,,btc,a", "part_of", "a", "vòng")]
    [InlineData("units.csv", Units, "tx,Thị ủy,committee,ty,,", "parent", "ty", "units.csv")]
    [InlineData("units.csv", Units, "tx,Thị ủy,committee,tx,,", "parent", "tx", "vòng")]
    [InlineData("units.csv", Units, "tx,Thị ủy,committee,,,|tx,Thị ủy,committee,,,", null, "tx", "units.csv, dòng 2")]
    [InlineData("successions.csv", Successions, "btg,hnd,2025-Q3,0.5", "weight", "0.5", "đúng 1")]
    [InlineData("successions.csv", Successions, "btg,hnd,2025-Q2,1", "effective", "2025-Q2", "valid_to: 2025-Q2")]
    [InlineData("successions.csv", Successions, "btg,bdv,2025-Q3,1", "successor", "bdv", "units.csv")]
    [InlineData("successions.csv", Successions, "btg,btg,2025-Q3,1", "successor", "btg", "vòng")]
    public async Task A_row_against_the_rules_is_refused_with_its_place_its_value_and_what_is_accepted(
        string file, string header, string rows, string? column, string value, string accepted)
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        var lines = rows.Split('|');
        if (file is "units.csv" or "indicators.csv")
        {
            File.Delete(town.At("units.csv"));
            File.Delete(town.At("indicators.csv"));
        }

        town.Write(file, header, lines);
        var result = await town.ImportAsync();

        var problem = Assert.Single(result.Problems);
        Assert.Equal((file, lines.Length + 1, column, value), (problem.File, problem.Row, problem.Column, problem.Value));
        Assert.Contains(accepted, problem.Message("vi"), StringComparison.Ordinal);
        Assert.NotEqual(problem.Message("vi"), problem.Message("en"));
        Assert.Equal(0, await StoredAsync(town));
    }

    [Fact]
    public async Task Cycles_of_several_rows_are_found_in_the_warehouse_and_the_import_together()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Write("units.csv", Units, "a,A,k,,,2020-Q4", "b,B,k,a,,2020-Q4", "c,C,k,b,,2020-Q4");
        town.Write("successions.csv", Successions, "a,b,2021-Q1,1", "b,c,2021-Q1,1");
        town.Write("indicators.csv", Indicators, "i,I,n,flow,,,k,", "j,J,n,flow,,,k,i");
        Assert.True((await town.ImportAsync()).Accepted);

        town.Write("units.csv", Units, "a,A,k,c,,2020-Q4");
        town.Write("successions.csv", Successions, "c,a,2021-Q1,1");
        town.Write("indicators.csv", Indicators, "i,I,n,flow,,,k,j");
        var result = await town.ImportAsync(hour: 1);

        Assert.Equal(
            [("indicators.csv", ProblemCode.PartCycle, "j"), ("successions.csv", ProblemCode.SuccessionCycle, "a"), ("units.csv", ProblemCode.ParentCycle, "c")],
            result.Problems.Select(problem => (problem.File, problem.Code, problem.Value!)));
    }

    [Fact]
    public async Task Weights_and_quarters_of_one_predecessor_are_judged_with_what_the_warehouse_holds()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Write("successions.csv", Successions, "btg,btc,2025-Q3,0.333333", "btg,hnd,2025-Q3,0.666667");
        Assert.True((await town.ImportAsync()).Accepted);

        town.Write("successions.csv", Successions, "btg,hnd,2025-Q4,0.7");
        var result = await town.ImportAsync(hour: 1);

        Assert.Equal(
            [("effective", "2025-Q3, 2025-Q4"), ("weight", "1.033333")],
            result.Problems.Select(problem => (problem.Column!, problem.Value!)));
        Assert.All(result.Problems, problem => Assert.Equal(("successions.csv", 2L), (problem.File, problem.Row)));
    }

    [Fact]
    public async Task A_predecessor_that_becomes_valid_again_is_refused_at_its_own_row()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Write("successions.csv", Successions, "btg,btc,2025-Q3,1");
        Assert.True((await town.ImportAsync()).Accepted);

        File.Delete(town.At("successions.csv"));
        town.Write("units.csv", Units, "btg,Ban Tuyên giáo,party_board,tx,2020-Q1,");
        var problem = Assert.Single((await town.ImportAsync(hour: 1)).Problems);

        Assert.Equal(("units.csv", 2L, "valid_to", ""), (problem.File, problem.Row, problem.Column, problem.Value));
        Assert.Contains("2025-Q3", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_indicator_that_a_ratio_is_made_of_cannot_become_a_percent()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        Assert.True((await town.ImportAsync()).Accepted);

        town.Write("indicators.csv", Indicators, "a04,Tổng số đảng viên,%,percent,,,party_board,");
        var problem = Assert.Single((await town.ImportAsync(hour: 1)).Problems);

        Assert.Equal((2L, "kind", "percent"), (problem.Row, problem.Column, problem.Value));
        Assert.Contains("a06", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problems_of_all_files_come_together_in_file_then_row_order()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Observe("btc,a05,2023-Q1,x", "btc,zzz,2023-Q1,5", "btc,a06,2023-Q1,5", "BTC,a05,2023-Q1,5");
        town.Write("terms.csv", "code;name_vi;from;to");
        town.Write("holidays.csv", "date,name_vi", "2023-01-32,Tết");

        var result = await town.ImportAsync();

        Assert.Equal(
            ["holidays.csv 2", "observations.csv 2", "observations.csv 3", "observations.csv 4", "observations.csv 5", "terms.csv 1"],
            result.Problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{problem.File} {problem.Row}")));
    }

    [Fact]
    public async Task One_problem_is_not_repeated_by_all_that_follows_from_it()
    {
        using var town = new Town(await database.CreateDatabaseAsync());
        town.Write("units.csv", Units, "tx,Thị ủy,committee,,,", "btc,Ban,party_board,tx,2023,");
        town.Observe("btc,a05,2023-Q1,5", "btc,a05,2023-Q2,5", "hnd,a05,2023-Q1,5");
        Assert.Equal(
            ["observations.csv unit", "units.csv valid_from"],
            (await town.ImportAsync()).Problems.Select(problem => $"{problem.File} {problem.Column}"));

        await File.WriteAllBytesAsync(town.At("units.csv"), [0xFF, 0xFE, 0x61, 0x00]);
        Assert.Equal(["units.csv"], (await town.ImportAsync()).Problems.Select(problem => problem.File));
    }

    [Fact]
    public async Task An_import_recorded_in_the_future_is_refused_and_the_present_moment_is_not()
    {
        using var town = new Town(await database.CreateDatabaseAsync());

        var problem = Assert.Single((await town.ImportAsync(recordedAt: Town.Now.AddSeconds(1))).Problems);
        Assert.Equal(("--recorded-at", "2025-10-01T09:00:01+07:00"), (problem.File, problem.Value));
        Assert.True((await town.ImportAsync(recordedAt: Town.Now)).Accepted);
    }

    private static async Task<long> StoredAsync(Town town)
    {
        await using var connection = await town.Warehouse.Reader.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(
            "select (select count(*) from warehouse.submissions) + (select count(*) from warehouse.units) + (select count(*) from warehouse.observations)");
    }
}
