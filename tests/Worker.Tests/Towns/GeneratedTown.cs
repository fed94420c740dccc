using System.Globalization;
using System.Text;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Tests.Towns;

/// <summary>
/// A town that has nothing in common with the sample: its own codes, any number of units and fields, and values that follow from their
/// place. Written as the data files and the series definition that an office would write.
/// </summary>
internal sealed record GeneratedTown(int Units, int Fields)
{
    public const string Committee = "xa-thu-nghiem";
    public const string Series = "so-ket-nam";
    public const string Period = "2024";

    public static readonly DateTimeOffset AsOf = VietnamTime.FromLocal(new DateTime(2024, 12, 20, 8, 0, 0));

    public string UnitNameSuffix { get; init; } = string.Empty;

    public string IndicatorNameSuffix { get; init; } = string.Empty;

    public (string Unit, string Indicator, string Quarter, decimal Value)? Changed { get; init; }

    public static string Unit(int number) => string.Create(CultureInfo.InvariantCulture, $"dv{number:00}");

    public static string Flow(int field) => string.Create(CultureInfo.InvariantCulture, $"luot-{field}");

    public static string Stock(int field) => string.Create(CultureInfo.InvariantCulture, $"ton-{field}");

    public static string Ratio(int field) => string.Create(CultureInfo.InvariantCulture, $"ty-le-{field}");

    /// <summary>Writes the CSV files and the series definition; returns the path of the latter.</summary>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(folder, "units.csv", "code,name_vi,kind,parent,display_order",
        [
            $"{Committee},Đảng ủy xã Thử Nghiệm,committee,,0",
            .. Numbers(Units).Select(unit => Line($"{Unit(unit)},Chi bộ số {unit}{UnitNameSuffix},chi-bo,{Committee},{unit}")),
        ]);
        Write(folder, "committees.csv", "unit,superior_vi,place_vi,authority_vi,signer_title_vi,sample",
            [$"{Committee},Tỉnh ủy Thử Nghiệm,Thử Nghiệm,BAN THƯỜNG VỤ,BÍ THƯ,false"]);
        Write(folder, "indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,direction,reported_by", Numbers(Fields).SelectMany(field => new[]
        {
            Line($"{Flow(field)},Lượt hoạt động thứ {Letter(field)}{IndicatorNameSuffix},lượt,flow,,,up,chi-bo"),
            Line($"{Stock(field)},Hồ sơ lưu thứ {Letter(field)}{IndicatorNameSuffix},hồ sơ,stock,,,none,chi-bo"),
            Line($"{Ratio(field)},Tỷ lệ lượt trên hồ sơ thứ {Letter(field)}{IndicatorNameSuffix},%,ratio,{Flow(field)},{Stock(field)},up,"),
        }));
        Write(folder, "targets.csv", "unit,indicator,from,to,value,basis", Numbers(Fields).Select(
            field => Line($"{Committee},{Flow(field)},2024-Q1,2024-Q4,{Units * 40 + field},plan")));
        Write(folder, "observations.csv", "unit,indicator,quarter,value", Observations());
        Write(folder, "calendar.csv", "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
            ["thu-nghiem,2024,2023-12-15,2024-12-14,2024-12-17,2024-12-18,2024-12-24T08:00"]);
        var series = Path.Combine(folder, "series.yaml");
        File.WriteAllText(series, SeriesDefinition());
        return series;
    }

    private IEnumerable<string> Observations() =>
        from unit in Numbers(Units)
        from field in Numbers(Fields)
        from year in new[] { 2022, 2023, 2024 }
        from quarter in Numbers(4)
        from indicator in new[] { Flow(field), Stock(field) }
        let code = Line($"{year}-Q{quarter}")
        let plain = indicator == Flow(field)
            ? 3 + unit % 7 + field % 5 + quarter + (year - 2022) * 2
            : 40 + unit * 2 % 9 + field + (year - 2022) * 4 + quarter
        let value = Changed is { } changed && changed.Unit == Unit(unit) && changed.Indicator == indicator && changed.Quarter == code
            ? changed.Value
            : plain
        select Line($"{Unit(unit)},{indicator},{code},{value}");

    private string SeriesDefinition()
    {
        var yaml = new StringBuilder($"""
            code: {Series}
            title_vi: Sơ kết công tác năm
            period_kind: year
            units: [chi-bo]
            calendar: thu-nghiem
            fields:

            """);
        foreach (var field in Numbers(Fields))
        {
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                  - code: linh-vuc-{{field}}
                    title_vi: Lĩnh vực thứ {{Letter(field)}}
                    indicators: [{{Flow(field)}}, {{Stock(field)}}, {{Ratio(field)}}]
                    charts:
                      - {kind: {{ChartOf(field)}}, indicators: [{{Flow(field)}}]{{(ChartOf(field) == "trend" ? ", quarters: 8" : "")}}}

                """);
        }

        return yaml.ToString();
    }

    private static string ChartOf(int field) => (field % 3) switch
    {
        0 => "trend",
        1 => "attainment",
        _ => "comparison",
    };

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(1, count);

    /// <summary>Names carry letters, so that every digit of a page is a figure or a date.</summary>
    private static string Letter(int number) => ((char)('A' + number - 1)).ToString();

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Write(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, name), [header, .. rows]);
}
