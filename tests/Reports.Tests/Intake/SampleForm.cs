using Analytics.Reports.Figures;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Intake.Workbooks;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Intake;

/// <summary>A collection workbook with every kind of indicator, and how it is read back.</summary>
internal static class SampleForm
{
    public const string Organisation = "Công tác tổ chức, cán bộ, đảng…";

    private static readonly Indicator[] Indicators =
    [
        New("a05", "Đảng viên mới kết nạp", "đảng viên", IndicatorKind.Flow),
        New("a04", "Tổng số đảng viên", "đảng viên", IndicatorKind.Stock),
        New("k01", "Tỷ lệ CĐCS đã đại hội", "%", IndicatorKind.Ratio, decimals: 1) with { Numerator = "k01a", Denominator = "k01b" },
        New("k01a", "CĐCS đã đại hội", "CĐCS", IndicatorKind.Flow),
        New("k01b", "CĐCS", "CĐCS", IndicatorKind.Stock),
        New("b02", "Tỷ lệ tham gia học tập", "%", IndicatorKind.Percent, decimals: 1),
        New("b07a", "=Hoàn thành biên soạn", "đơn vị", IndicatorKind.Milestone),
        New("f01", "Vận động Quỹ", "đồng", IndicatorKind.Flow, decimals: 1) with { Scale = 1_000_000 },
    ];

    public static UnitForm Form(int quarter = 1) => new(
        new FormSeries("giao-ban", "Giao ban công tác Đảng", "Briefing", []),
        new Unit("btc", "Ban Tổ chức", null, "party_board", "tx", 1, null, null),
        new Quarter(2023, quarter),
        Period.Of(new Quarter(2023, quarter)),
        new DateOnly(2023, 3, 17),
        [
            new("organisation", "Công tác tổ chức, cán bộ, đảng viên", [Line("a05", 41, 38, 180), Line("a04"), Line("k01", 70.5m, kind: LineKind.Heading), Line("k01a", isPart: true), Line("k01b", isPart: true)]),
            new("people", "Công tác tổ chức, cán bộ, đảng bộ/xã", [Line("b02", 97.5m), Line("b07a", 1), Line("f01", 385_000_000), Line("k01b", kind: LineKind.Elsewhere, isPart: true)]),
        ],
        quarter == 1 ? [new(Of("a05"), 160, 180), new(Of("f01"), null, null)] : [],
        [new Note("btc", "2023-Q1", "organisation", NoteKind.Result, 1, "Đã làm tốt.")]);

    public static byte[] Workbook(int quarter = 1) => FormWorkbook.Write(Form(quarter));

    public static KnownForms Known { get; } = new(
        new HashSet<string> { "giao-ban" },
        Indicators.ToDictionary(
            indicator => indicator.Code,
            indicator => new KnownIndicator(
                indicator.Code, EnumCode.Of(indicator.Kind), indicator.MeasureVi, indicator.MeasureEn, indicator.Numerator, indicator.Denominator)));

    /// <summary>The rows that were filled in, as lines of their data files, and the problems.</summary>
    public static (IReadOnlyList<string> Rows, IReadOnlyList<Problem> Problems) Read(byte[] workbook)
    {
        var problems = new ProblemList(Importer.MostProblems);
        var rows = new FormReader(new WorkbookSource(0, "bao-cao.xlsx", "bao-cao.xlsx"), Known, problems).Read(WorkbookReader.Read(workbook));
        return ([.. rows.OrderBy(row => row.Line).Select(row => string.Join(',', row.File.Columns.Select(column => row.Text(column.Name))).TrimEnd(','))], problems.InOrder());
    }

    private static Indicator Of(string code) => Indicators.Single(indicator => indicator.Code == code);

    private static FormLine Line(
        string code, decimal? lastQuarter = null, decimal? lastYear = null, decimal? plan = null, LineKind kind = LineKind.Asked, bool isPart = false) =>
        new(kind, Of(code), lastQuarter, lastYear, plan, isPart);

    private static Indicator New(string code, string name, string measure, IndicatorKind kind, int decimals = 0) =>
        new(code, name, null, measure, null, kind, null, null, Direction.Up, decimals, 1, ["party_board"], Disclosure.Open, null, null);
}
