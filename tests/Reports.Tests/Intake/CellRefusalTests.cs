using Analytics.Reports.Intake;

namespace Analytics.Reports.Tests.Intake;

public class CellRefusalTests
{
    private const string Units = "code,name_vi,kind,parent,display_order,email,valid_from,valid_to\n";
    private const string Committees = "unit,superior_vi,place_vi,authority_vi,signer_title_vi,sample\n";
    private const string Indicators = "code,name_vi,measure_vi,kind,numerator,denominator,direction,decimals,scale,reported_by,disclosure,mask_below\n";
    private const string Observations = "unit,indicator,quarter,value,qualifier,value_to,status,quoted_percent,note\n";
    private const string Calendar = "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at\n";

    [Theory]
    [InlineData("units.csv", Units + "Hnd,Hội Nông dân,mass_org,,,,,", "code", "Hnd", "a–z", "lower-case")]
    [InlineData("units.csv", Units + " hnd,Hội Nông dân,mass_org,,,,,", "code", " hnd", "64", "64")]
    [InlineData("units.csv", Units + "-hnd,Hội Nông dân,mass_org,,,,,", "code", "-hnd", "bắt đầu", "begins")]
    [InlineData("units.csv", Units + ",Hội Nông dân,mass_org,,,,,", "code", "", "cần một giá trị", "needs a value")]
    [InlineData("units.csv", Units + "hnd,,mass_org,,,,,", "name_vi", "", "cần một giá trị", "needs a value")]
    [InlineData("units.csv", Units + "hnd,Hội\u0007,mass_org,,,,,", "name_vi", "Hội\u0007", "ký tự điều khiển", "control characters")]
    [InlineData("units.csv", Units + "hnd,Hội,mass_org,,1.5,,,", "display_order", "1.5", "số nguyên", "whole number")]
    [InlineData("units.csv", Units + "hnd,Hội,mass_org,,,hội nông dân,,", "email", "hội nông dân", "@", "@")]
    [InlineData("units.csv", Units + "hnd,Hội,mass_org,,,,2023-Q5,", "valid_from", "2023-Q5", "2023-Q1", "2023-Q1")]
    [InlineData("units.csv", Units + "hnd,Hội,mass_org,,,,2023-Q2,2023-Q1", "valid_to", "2023-Q1", "valid_from (2023-Q2)", "valid_from (2023-Q2)")]
    [InlineData("committees.csv", Committees + "c,Tỉnh ủy,Minh Họa,BTV,BÍ THƯ,yes", "sample", "yes", "true, false", "true, false")]
    [InlineData("successions.csv", "predecessor,successor,effective,weight\na,b,2025-Q3,0", "weight", "0", "lớn hơn 0", "above 0")]
    [InlineData("successions.csv", "predecessor,successor,effective,weight\na,b,2025-Q3,1.01", "weight", "1.01", "không quá 1", "at most 1")]
    [InlineData("successions.csv", "predecessor,successor,effective,weight\na,b,2025-Q3,0.1234567", "weight", "0.1234567", "6 sau", "6 after")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,count,,,,,,,,", "kind", "count", "flow, stock, ratio, percent, milestone", "flow, stock")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,%,ratio,,b1,,,,,,", "numerator", "", "numerator và denominator", "numerator and denominator")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,b1,,,,,,", "denominator", "b1", "chỉ loại ratio", "only a ratio")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,%,ratio,b1,b2,,,,btc,,", "reported_by", "btc", "để trống", "leave it empty")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,higher,,,,,", "direction", "higher", "up, down, none", "up, down, none")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,,7,,,,", "decimals", "7", "0 … 6", "0 … 6")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,,,100,,,", "scale", "100", "1, 1000, 1000000, 1000000000", "1, 1000")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,,,,btc;;hnd,,", "reported_by", "btc;;hnd", "';'", "';'")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,,,,,secret,", "disclosure", "secret", "open, total_only", "open, total_only")]
    [InlineData("indicators.csv", Indicators + "a1,Tên,người,flow,,,,,,,,0", "mask_below", "0", "lớn hơn 0", "above 0")]
    [InlineData("targets.csv", "unit,indicator,from,to,value,basis\nc,a05,2025-Q1,2024-Q4,1,plan", "to", "2024-Q4", "from (2025-Q1)", "from (2025-Q1)")]
    [InlineData("targets.csv", "unit,indicator,from,to,value,basis\nc,a05,2025-Q1,2025-Q4,1,goal", "basis", "goal", "plan, resolution, scheme", "plan, resolution, scheme")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,\"3,5\",,,,,", "value", "3,5", "1234.5", "1234.5")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,1.234.5,,,,,", "value", "1.234.5", "không dấu ngăn cách", "no separators")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,1e3,,,,,", "value", "1e3", "1234.5", "1234.5")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,+5,,,,,", "value", "+5", "1234.5", "1234.5")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,５,,,,,", "value", "５", "1234.5", "1234.5")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,1234567890123456789,,,,,", "value", "1234567890123456789", "18 chữ số", "18 digits")]
    [InlineData("observations.csv", Observations + "btc,a05,Q1/2023,5,,,,,", "quarter", "Q1/2023", "2023-Q1", "2023-Q1")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,5,hơn,,,,", "qualifier", "hơn", "exact, over, nearly, about", "exact, over")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,5,,,draft,,", "status", "draft", "final, estimate, revised", "final, estimate")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,5,,,,118%,", "quoted_percent", "118%", "1234.5", "1234.5")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,90,,80,,,", "value_to", "80", "value (90)", "value (90)")]
    [InlineData("observations.csv", Observations + "btc,a05,2023-Q1,,,80,,,", "value_to", "80", "điền value", "fill in value")]
    [InlineData("terms.csv", "code,name_vi,from,to\n2020,Nhiệm kỳ,2020-Q3,2025-Q2", "code", "2020", "2020-2025", "2020-2025")]
    [InlineData("terms.csv", "code,name_vi,from,to\n2020-2025,Nhiệm kỳ,2025-Q3,2025-Q2", "to", "2025-Q2", "from (2025-Q3)", "from (2025-Q3)")]
    [InlineData("calendar.csv", Calendar + "party,2023-M9,2022-12-15,2023-09-14,2023-09-16,2023-09-18,", "period", "2023-M9", "2023-9M", "2023-9M")]
    [InlineData("calendar.csv", Calendar + "party,2023-9M,15/12/2022,2023-09-14,2023-09-16,2023-09-18,", "window_start", "15/12/2022", "2023-09-19", "2023-09-19")]
    [InlineData("calendar.csv", Calendar + "party,2023-9M,2022-12-15,2022-09-14,2023-09-16,2023-09-18,", "window_end", "2022-09-14", "window_start (2022-12-15)", "window_start")]
    [InlineData("calendar.csv", Calendar + "party,2023-9M,2022-12-15,2023-09-14,2023-09-16,2023-09-15,", "consolidation_deadline", "2023-09-15", "unit_deadline (2023-09-16)", "unit_deadline")]
    [InlineData("calendar.csv", Calendar + "party,2023-9M,2022-12-15,2023-09-14,2023-09-16,2023-09-18,14:00", "meeting_at", "14:00", "2023-09-19T14:00", "2023-09-19T14:00")]
    [InlineData("holidays.csv", "date,name_vi\n2023-02-30,Tết", "date", "2023-02-30", "2023-09-19", "2023-09-19")]
    [InlineData("notes.csv", "unit,period,field,kind,ordinal,text\nbtc,2023-9M,org,good,1,Chữ", "kind", "good", "result, strength, limitation, cause, task, proposal", "result")]
    [InlineData("assignments.csv", "code,committee,given_at_period,text,owner_unit,status\nt1,c,2023,Việc,btc,late", "status", "late", "open, in_progress, done", "open")]
    public async Task A_cell_is_refused_with_its_place_its_value_and_what_is_accepted(
        string file, string content, string column, string value, string accepted, string acceptedInEnglish)
    {
        var read = await ReadFile.OfAsync(file, content);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((file, 2L, column, value), (problem.File, problem.Row, problem.Column, problem.Value));
        Assert.StartsWith($"{file}, dòng 2, cột {column}: ", problem.Line("vi"), StringComparison.Ordinal);
        Assert.StartsWith($"{file}, row 2, column {column}: ", problem.Line("en"), StringComparison.Ordinal);
        Assert.Contains(accepted, problem.Message("vi"), StringComparison.Ordinal);
        Assert.Contains(acceptedInEnglish, problem.Message("en"), StringComparison.Ordinal);
        Assert.True(Assert.Single(read.Rows).Flawed);
    }

    [Fact]
    public async Task A_recorded_time_in_the_future_is_refused_and_the_present_moment_is_not()
    {
        const string header = "unit,indicator,quarter,value,recorded_at\n";
        var read = await ReadFile.OfAsync(
            "observations.csv", header + "btc,a05,2023-Q1,5,2023-09-19T07:00:00+07:00\nbtc,a05,2023-Q2,5,2023-09-19T07:00:01\n", backfill: true);

        var problem = Assert.Single(read.Problems);
        Assert.Equal((3L, "recorded_at", "2023-09-19T07:00:01"), (problem.Row, problem.Column, problem.Value));
        Assert.Contains("2023-09-19T07:00:00+07:00", problem.Message("vi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_faulty_cell_of_a_row_is_named()
    {
        var read = await ReadFile.OfAsync("observations.csv", Observations + "BTC,a05,2023,x,y,,,,");

        Assert.Equal(["unit", "quarter", "value", "qualifier"], read.Problems.Select(problem => problem.Column));
    }

    [Fact]
    public async Task Beyond_two_hundred_problems_only_the_count_grows()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(_ => "btc,a05,2023-Q1,x,,,,,\n"));
        var read = await ReadFile.OfAsync("observations.csv", Observations + rows);

        Assert.Equal(200, read.Problems.Count);
        Assert.Equal(1000, read.ProblemsTotal);
        Assert.Equal(Enumerable.Range(2, 200).Select(row => (long?)row), read.Problems.Select(problem => problem.Row));
    }

    [Fact]
    public void Every_problem_has_both_wordings()
    {
        foreach (var code in Enum.GetValues<ProblemCode>())
        {
            var problem = new Problem(code, "units.csv", 2, "code", "x", "một", "hai", "ba");
            Assert.EndsWith(".", problem.Message("vi"), StringComparison.Ordinal);
            Assert.EndsWith(".", problem.Message("en"), StringComparison.Ordinal);
            Assert.True(problem.Line("vi").IsNormalized());
        }
    }
}
