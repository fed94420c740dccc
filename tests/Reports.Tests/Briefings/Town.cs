using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Reports.Tests.Briefings.Cells;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>A small town's nine months of 2023 with one indicator for each case that has words of its own.</summary>
internal static class Town
{
    public static readonly Unit Board = Unit("btc", "Ban Tổ chức", 1);
    public static readonly Unit Farmers = Unit("hnd", "Hội Nông dân", 2);
    public static readonly Unit Women = Unit("hpn", "Hội Liên hiệp Phụ nữ", 3);

    public static readonly Indicator Members = Indicator("a05", "Đảng viên kết nạp mới", "đảng viên");
    public static readonly Indicator Total = Indicator("a04", "Tổng số đảng viên", "đảng viên", IndicatorKind.Stock, Direction.None);
    public static readonly Indicator Share = Indicator("a07", "Tổ chức hoàn thành đại hội", "CĐCS", IndicatorKind.Ratio, numerator: "n07", denominator: "d07");
    public static readonly Indicator Discipline = Indicator("c03", "Trường hợp bị kỷ luật", "trường hợp", direction: Direction.Down, disclosure: Disclosure.TotalOnly);
    public static readonly Indicator Gifts = Indicator("f04", "Trị giá quà", "đồng", decimals: 1, scale: 1_000_000_000);
    public static readonly Indicator Houses = Indicator("f05", "Nhà Đại đoàn kết xây mới", "nhà");
    public static readonly Indicator Works = Indicator("f11", "Công trình khởi công", "công trình");
    public static readonly Indicator Satisfied = Indicator("g09", "Tỷ lệ hài lòng", "%", IndicatorKind.Percent);
    public static readonly Indicator Congress = Indicator("h02", "Đơn vị hoàn thành đại hội", "đơn vị", IndicatorKind.Milestone);
    public static readonly Indicator Yearly = Indicator("a12", "Đơn vị được xếp loại", "đơn vị");

    public static BriefingInput Input() => new(Series(), Committee(), Sheet(), Trends(), Notes(), Calendar());

    public static SeriesDefinition Series() => new(
        "giao-ban-9-thang", "Giao ban công tác Đảng, đoàn thể", null, PeriodKind.NineMonths, ["board"], "party", "none", "party", Marking.None,
        new PageBudget(1, 6), Rounding.HalfAway, null, SendPolicy.Never, [],
        [
            new SeriesField("organisation", "Công tác tổ chức, cán bộ, đảng viên", ["a05", "a04", "a07", "c03", "a12"],
            [
                new ChartRequest(ChartForm.Attainment, ["a05", "a07"], 0),
                new ChartRequest(ChartForm.Comparison, ["a05"], 0),
                new ChartRequest(ChartForm.Trend, ["a04"], 4),
            ]),
            new SeriesField("front", "Mặt trận Tổ quốc và đoàn thể", ["f04", "f05", "f11", "g09", "h02"],
            [
                new ChartRequest(ChartForm.Ranking, ["a05"], 0),
                new ChartRequest(ChartForm.Heatmap, ["f04", "f05"], 0),
            ]),
            new SeriesField("centre", "Trung tâm chính trị", [], []),
        ]);

    public static Committee Committee() => new(
        "tx-minh-hoa", "Thị ủy Minh Họa", "Đảng bộ tỉnh Minh Họa", "Minh Họa", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ",
        ["Thường trực Thị ủy", "Lưu Văn phòng"], true);

    public static CalendarEntry Calendar() => new(
        "party", "2023-9M", new DateOnly(2022, 12, 15), new DateOnly(2023, 9, 14), new DateOnly(2023, 9, 15), new DateOnly(2023, 9, 18), null);

    public static FigureSheet Sheet() => new(
        "giao-ban-9-thang", "tx-minh-hoa", NineMonths, VietnamTime.At(new DateOnly(2023, 9, 18), new TimeOnly(17, 0)),
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        new Coverage(
        [
            new UnitCoverage(Board, CoverageState.Reported, false),
            new UnitCoverage(Farmers, CoverageState.Missing, false),
            new UnitCoverage(Women, CoverageState.Reported, true),
        ]),
        [
            new Figure(Members, Cell(Members, 186, 162, Target(250, 186, TargetStatus.Behind), FigureState.Partial),
            [
                new UnitFigure(Board, Cell(Members, 124, 100)),
                new UnitFigure(Farmers, Cell(Members, null, 40)),
                new UnitFigure(Women, Cell(Members, 62, 22)),
            ]),
            new Figure(Total, Cell(Total, 2311, 2311), [new UnitFigure(Board, Cell(Total, 2311, 2311))]),
            new Figure(
                Share,
                Cell(Share, 100m * 35 / 55, 60, Target(60, 100m * 35 / 55, TargetStatus.Met), numerator: 35, denominator: 55),
                [new UnitFigure(Board, Cell(Share, 100m * 35 / 55, 60, numerator: 35, denominator: 55))]),
            new Figure(Discipline, Cell(Discipline, 4, 6, Target(10, 4, TargetStatus.Within)), []),
            new Figure(Yearly, Cell(Yearly, null), [new UnitFigure(Board, Cell(Yearly, null))]),
            new Figure(
                Gifts,
                Cell(Gifts, 3_540_000_000, 3_460_000_000, Target(20_000_000_000, 12_000_000_000, TargetStatus.OnPace, "2020-Q3", "2025-Q2", TargetBasis.Resolution, 0.65m), qualifier: Qualifier.Over),
                [new UnitFigure(Women, Cell(Gifts, 3_540_000_000, 3_460_000_000, qualifier: Qualifier.Over))]),
            new Figure(Houses, Cell(Houses, 31, 0, estimate: true), [new UnitFigure(Women, Cell(Houses, 31, 0, estimate: true))]),
            new Figure(Works, Cell(Works, 0, 12), [new UnitFigure(Women, Cell(Works, 0, 12))]),
            new Figure(Satisfied, Cell(Satisfied, null, state: FigureState.Partial),
            [
                new UnitFigure(Farmers, Cell(Satisfied, null)),
                new UnitFigure(Women, Cell(Satisfied, 88.4m, 88.4m)),
            ]),
            new Figure(Congress, Cell(Congress, 50, 50, numerator: 1, denominator: 2),
            [
                new UnitFigure(Farmers, Cell(Congress with { Kind = IndicatorKind.Flow, Decimals = 0 }, 0)),
                new UnitFigure(Women, Cell(Congress with { Kind = IndicatorKind.Flow, Decimals = 0 }, 1)),
            ]),
        ]);

    public static Period NineMonths => Period.TryParse("2023-9M", out var period) ? period! : throw new InvalidOperationException("2023-9M is a period.");

    private static Dictionary<string, IReadOnlyList<(Quarter Quarter, FigureCell Cell)>> Trends() => new(StringComparer.Ordinal)
    {
        ["a04"] =
        [
            (Quarter.Parse("2022-Q3"), Cell(Total, 2250)),
            (Quarter.Parse("2022-Q4"), Cell(Total, 2290)),
            (Quarter.Parse("2023-Q1"), Cell(Total, 2270)),
            (Quarter.Parse("2023-Q2"), Cell(Total, null)),
            (Quarter.Parse("2023-Q3"), Cell(Total, 2311)),
        ],
    };

    private static IReadOnlyList<Note> Notes() =>
    [
        new("hpn", "2023-9M", "front", NoteKind.Result, 1, "Vận động hội viên tham gia xây dựng \"5 không, 3 sạch\"."),
        new("tx-minh-hoa", "2023-9M", "organisation", NoteKind.Strength, 1, "Công tác phát triển đảng viên đạt và vượt kế hoạch đề ra."),
        new("hpn", "2023-9M", "front", NoteKind.Limitation, 1, "Chế độ sinh hoạt, báo cáo chưa đầy đủ."),
        new("tx-minh-hoa", "2023-9M", "front", NoteKind.Task, 2, "Đẩy mạnh vận động Quỹ \"Vì người nghèo\"."),
        new("tx-minh-hoa", "2023-9M", "front", NoteKind.Task, 1, "Tiếp tục đổi mới phương thức lãnh đạo."),
        new("hpn", "2023-H1", "front", NoteKind.Task, 1, "Ghi chú của kỳ khác."),
        new("khac", "2023-9M", "front", NoteKind.Task, 1, "Ghi chú của đơn vị ngoài chuỗi."),
    ];

    private static Unit Unit(string code, string name, int order) => new(code, name, null, "board", "tx-minh-hoa", order, null, null);
}
