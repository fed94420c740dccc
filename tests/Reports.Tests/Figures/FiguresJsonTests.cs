using System.Text;
using Analytics.Reports.Audit;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

public sealed class FiguresJsonTests
{
    [Fact]
    public void A_small_sheet_is_written_to_the_byte()
    {
        var town = new Town().Unit("btc").Unit("hnd", to: "2023-Q2")
            .Indicator("a05").Indicator("n", IndicatorKind.Stock).Ratio("r", "a05", "n")
            .Reports("btc", "a05", "2022-Q1", 50, 50, 62).Reports("btc", "a05", "2023-Q1", 60, 60, 66.50m)
            .Reported("btc", "n", "2023-Q3", 181, Qualifier.Over, status: ObservationStatus.Estimate)
            .Target("btc", "a05", "2023-Q1", "2023-Q4", 150, TargetBasis.Resolution);
        var scope = town.Scope("2023-9M") with { Indicators = ["a05", "r"] };
        const string Expected =
            """
            {"series":"series","committee":"town","period":"2023-9M","as_of":"2023-09-18T00:00:00+07:00","snapshot":"sha256:0",
            "coverage":{"expected":2,"reported":1,"late":0,"units":[{"unit":"btc","state":"reported","late":false},{"unit":"hnd","state":"missing","late":false}]},
            "figures":[{"indicator":"a05","kind":"flow","total":{"value":"186.5","text":"187","numerator":null,"denominator":null,"state":"partial",
            "estimate":false,"qualifier":"exact","like_for_like":"186.5",
            "previous":{"value":"162","text":"162","state":"partial","as_reported":"162"},
            "change":{"absolute":"24.5","percent":"15.1234567901","points":null,"reason":null,"text":"tăng 15,1%"},"target":null},
            "units":[{"unit":"btc","value":"186.5","text":"187","numerator":null,"denominator":null,"state":"complete",
            "estimate":false,"qualifier":"exact","like_for_like":"186.5",
            "previous":{"value":"162","text":"162","state":"complete","as_reported":null},
            "change":{"absolute":"24.5","percent":"15.1234567901","points":null,"reason":null,"text":"tăng 15,1%"},
            "target":{"value":"150","from":"2023-Q1","to":"2023-Q4","basis":"resolution","to_date":"186.5","attained":"124.3333333333","elapsed":"0.75","status":"met","text":"đạt 124,3%"}},
            {"unit":"hnd","value":null,"text":"–","numerator":null,"denominator":null,"state":"missing",
            "estimate":false,"qualifier":"exact","like_for_like":null,"previous":null,
            "change":{"absolute":null,"percent":null,"points":null,"reason":"not_comparable","text":"không so sánh với cùng kỳ do sắp xếp đơn vị hành chính"},"target":null}]},
            {"indicator":"r","kind":"ratio","total":{"value":"103.0386740331","text":"hơn 103,0%","numerator":"186.5","denominator":"181","state":"complete",
            "estimate":true,"qualifier":"over","like_for_like":"103.0386740331",
            "previous":{"value":null,"text":"–","state":"missing","as_reported":null},
            "change":{"absolute":null,"percent":null,"points":null,"reason":"base_missing","text":"không có số liệu so sánh cùng kỳ"},"target":null},
            "units":[{"unit":"btc","value":"103.0386740331","text":"hơn 103,0%","numerator":"186.5","denominator":"181","state":"complete",
            "estimate":true,"qualifier":"over","like_for_like":"103.0386740331",
            "previous":{"value":null,"text":"–","state":"missing","as_reported":null},
            "change":{"absolute":null,"percent":null,"points":null,"reason":"base_missing","text":"không có số liệu so sánh cùng kỳ"},"target":null}]}],
            "audit":[]}
            """;
        var written = FiguresJson.Write(FigureCalculator.Compute(town.Snapshot(), scope), []);
        Assert.Equal(Expected.ReplaceLineEndings("") + "\n", Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void Numbers_are_plain_without_trailing_zeros_or_minus_zero_and_shares_have_at_most_ten_decimals()
    {
        var town = new Town().Unit("a").Indicator("f", decimals: 6).Indicator("p", IndicatorKind.Percent)
            .Reports("a", "f", "2023-Q1", 0.000100m).Reports("a", "p", "2022-Q1", 50).Reports("a", "p", "2023-Q1", 50.000000m)
            .Target("a", "f", "2023-Q1", "2025-Q3", -0.0m);
        var text = Encoding.UTF8.GetString(FiguresJson.Write(town.Sheet("2023-Q1"), []));
        Assert.Contains("\"value\":\"0.0001\"", text, StringComparison.Ordinal);
        Assert.Contains("\"points\":\"0\"", text, StringComparison.Ordinal);
        Assert.Contains("\"target\":{\"value\":\"0\"", text, StringComparison.Ordinal);
        Assert.Contains("\"elapsed\":\"0.0909090909\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_written_to_the_byte_with_every_key()
    {
        var town = new Town().Unit("btg").Indicator("b07").Quotes("btg", "b07", "2025-Q1", 7, 118.0m).Target("btg", "b07", "2020-Q3", "2025-Q2", 6)
            .Note("btg", "2025-Q1").Note("btg", "2024-Q4");
        var report = Auditor.Audit(town.Snapshot(), town.Scope("2025-Q1"));
        const string Expected =
            """
            "audit":[{"code":"quoted_percent","indicator":"b07","unit":"btg","quarter":"2025-Q1","quoted":"118","computed":"116.6666666667",
            "message":"Đơn vị btg ghi 118,0%, tính lại là 116,7% (7/6): Chỉ tiêu b07, quý I năm 2025.",
            "message_en":"Đơn vị btg wrote 118.0%, computed again it is 116.7% (7/6): Chỉ tiêu b07, quarter 1 of 2025."},
            {"code":"repeated_text","indicator":null,"unit":"btg","quarter":null,"quoted":null,"computed":null,
            "message":"Đơn vị btg: kết quả “Đã tổ chức.” (mục field) giống hệt quý IV năm 2024.",
            "message_en":"Đơn vị btg: the result “Đã tổ chức.” (section field) is the same, word for word, as for quarter 4 of 2024."}]}
            """;
        Assert.EndsWith(Expected.ReplaceLineEndings("") + "\n", Encoding.UTF8.GetString(FiguresJson.Write(town.Sheet("2025-Q1"), report.Findings)), StringComparison.Ordinal);
    }
}
