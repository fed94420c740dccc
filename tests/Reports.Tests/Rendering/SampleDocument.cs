using Analytics.Reports.Documents;

namespace Analytics.Reports.Tests.Rendering;

/// <summary>A paper of every kind of block, as an office would write it: three charts, lists, a table of sixty rows, two annexes.</summary>
internal static class SampleDocument
{
    public static readonly DateTimeOffset Instant = new(2023, 9, 18, 0, 0, 0, TimeSpan.FromHours(7));

    private static readonly string[] Units =
    [
        "Ban Tổ chức Thị ủy", "Ban Tuyên giáo Thị ủy", "Ban Dân vận Thị ủy", "Ủy ban Kiểm tra Thị ủy", "Văn phòng Thị ủy",
        "Ủy ban Mặt trận Tổ quốc Việt Nam thị xã", "Hội Liên hiệp Phụ nữ thị xã", "Hội Nông dân thị xã",
        "Thị đoàn", "Hội Cựu chiến binh thị xã", "Liên đoàn Lao động thị xã",
    ];

    public static Document Create(string? mark = "SỐ LIỆU MINH HỌA – KHÔNG PHẢI VĂN BẢN CỦA CƠ QUAN NÀO") => new(
        "Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023",
        "vi-VN",
        Instant,
        mark,
        new Letterhead("party", "TỈNH ỦY MINH SƠN", "THỊ ỦY MINH HỌA", "Minh Họa", "ngày      tháng 9 năm 2023"),
        new TitleBlock("BÁO CÁO", ["kết quả công tác xây dựng Đảng, Mặt trận và các đoàn thể", "9 tháng đầu năm, nhiệm vụ trọng tâm quý IV năm 2023"]),
        [
            new Paragraph("Thực hiện chương trình công tác năm 2023, Văn phòng Thị ủy tổng hợp kết quả 9 tháng đầu năm (kỳ số liệu từ 15/12/2022 đến 14/9/2023). Đến 24 giờ ngày 17/9/2023 có 10/11 đơn vị gửi báo cáo; Hội Nông dân thị xã chưa gửi."),
        ],
        [
            new Section(1, "I-", "KẾT QUẢ ĐẠT ĐƯỢC", [], [Organisation(), Front()]),
            new Section(1, "II-", "HẠN CHẾ, NGUYÊN NHÂN", [new Paragraph("Một số đơn vị gửi báo cáo chậm so với thời hạn quy định; số liệu của một đơn vị chưa đủ căn cứ so sánh.")], []),
            new Section(1, "III-", "NHIỆM VỤ TRỌNG TÂM", [new BulletList(["Hoàn thành kế hoạch kết nạp đảng viên năm 2023;", "Chuẩn bị nội dung hội nghị tổng kết năm;", "Đôn đốc các đơn vị gửi báo cáo đúng hạn."])], []),
        ],
        new Closing("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", ["Thường trực Tỉnh ủy (báo cáo),", "Các đồng chí Ủy viên Ban Chấp hành,", "Lưu Văn phòng Thị ủy."]),
        [new Annex("Phụ lục I", "BẢNG TỔNG HỢP CHỈ TIÊU 9 THÁNG ĐẦU NĂM 2023", true, [Wide()])]);

    /// <summary>The smallest paper, for tests that need many or one of a kind.</summary>
    public static Document Of(params Block[] blocks) => Create(null) with
    {
        Opening = [],
        Parts = [new Section(1, "I-", "KẾT QUẢ", blocks, [])],
        Annexes = [],
    };

    public static IReadOnlyList<Chart> Charts() => [Attainment(), Comparison(), Trend(), Ranking()];

    public static Chart Attainment() => new(
        "ket-qua-dat",
        ChartKind.Attainment,
        "Sáu trong mười đơn vị đã đạt từ 100% kế hoạch năm",
        "Biểu đồ thanh: tỷ lệ hoàn thành kế hoạch năm theo đơn vị, 9 tháng 2023; cao nhất 123,6%, thấp nhất 38,3%.",
        "%",
        Units,
        [new ChartSeries("Tỷ lệ hoàn thành kế hoạch năm", SeriesRole.Actual, [.. Points(123.6m, 104.5m, 100m, 97.2m, 88.4m, 100m, 74.2m, null, 38.3m, 101m, 116.7m)])]);

    public static Chart Comparison() => new(
        "so-sanh",
        ChartKind.Comparison,
        "Đảng viên mới kết nạp tăng 14,8% so với cùng kỳ",
        "Biểu đồ thanh: đảng viên mới kết nạp theo đơn vị, 9 tháng 2023 và 9 tháng 2022; cao nhất 24, thấp nhất 3.",
        "đảng viên",
        Units,
        [
            new ChartSeries("9 tháng năm 2023", SeriesRole.Actual, [.. Counts(24, 18, 12, 9, 11, 20, 16, null, 22, 7, 14)]),
            new ChartSeries("9 tháng năm 2022", SeriesRole.Previous, [.. Counts(21, 17, 13, 8, 9, 18, null, 12, 19, 3, 12)]),
        ]);

    public static Chart Ranking() => new(
        "xep-hang",
        ChartKind.Ranking,
        "Đảng viên mới kết nạp: dẫn đầu là đơn vị thứ nhất (24)",
        "Biểu đồ theo đơn vị: đảng viên mới kết nạp, 9 tháng 2023; cao nhất 24, thấp nhất 7.",
        "đảng viên",
        Units,
        [new ChartSeries("9 tháng năm 2023", SeriesRole.Actual, [.. Counts(24, 22, 20, 18, 16, 14, 12, 11, 9, 7, null)])]);

    public static Chart Trend() => new(
        "xu-huong",
        ChartKind.Trend,
        "Số đảng viên tăng liên tục trong tám quý, trừ quý I/2022 chưa có số liệu",
        "Biểu đồ đường: tổng số đảng viên theo quý; cao nhất 4.812, thấp nhất 4.567.",
        "đảng viên",
        ["Quý IV/2021", "Quý I/2022", "Quý II/2022", "Quý III/2022", "Quý IV/2022", "Quý I/2023", "Quý II/2023", "Quý III/2023"],
        [new ChartSeries("Tổng số đảng viên", SeriesRole.Actual, [.. Counts(4567, null, 4602, 4641, 4688, 4705, 4760, 4812)])]);

    private static Section Organisation() => new(
        2,
        "1.",
        "Công tác tổ chức, cán bộ, đảng viên",
        [
            new Paragraph("Các cấp ủy kết nạp 186 đảng viên mới, tăng 14,8% so với cùng kỳ năm 2022, đạt 74,4% kế hoạch năm; mở 14 lớp bồi dưỡng cho hơn 1.300 học viên."),
            Comparison(),
            Table("ket-nap", "Bảng 1. Đảng viên mới kết nạp theo đơn vị", 11),
        ],
        [new Section(3, "a)", "Phát triển đảng viên", [new Paragraph("Tổng số đảng viên toàn Đảng bộ là 4.812, tăng 171 đảng viên so với cùng kỳ."), Trend()], [])]);

    private static Section Front() => new(
        2,
        "2.",
        "Mặt trận và các đoàn thể",
        [
            new Paragraph("Mặt trận và các đoàn thể tiếp nhận 326 ý kiến, trao 9.086 suất quà trị giá trên 3,5 tỷ đồng, khởi công 31 nhà Đại đoàn kết trị giá trên 2,1 tỷ đồng."),
            Attainment(),
            new BulletList(["Có 35/55 công đoàn cơ sở đã đại hội, đạt 63,6%;", "Hội viên phát triển mới: 412 người;", "Số liệu của Hội Nông dân thị xã chưa có."]),
        ],
        []);

    public static Tiles Tiles() => new(
        "o-so-lieu",
        [
            new Tile("Đảng viên mới kết nạp", "186", "đảng viên", ["đạt 74,4% kế hoạch năm", "tăng 14,8% so với cùng kỳ năm trước"]),
            new Tile("Công đoàn cơ sở đã đại hội", "63,6%", "", ["35/55 công đoàn cơ sở"]),
            new Tile("Trị giá quà cho hộ nghèo, gia đình chính sách", "hơn 3.540,5", "tỷ đồng", []),
            new Tile("Đơn vị được xếp loại", "–", "đơn vị", ["chưa có số liệu"]),
        ]);

    /// <summary>A page in front of the paper, with a chart that the body has too.</summary>
    public static SummaryPage Summary() => new(
        "TÓM TẮT", "Giao ban công tác Đảng, đoàn thể 9 tháng năm 2023", [Tiles(), new BulletList(["Kết nạp 186 đảng viên, đạt 74,4% kế hoạch năm."]), Trend()], 1);

    public static Table Table(string id, string caption, int rows) => new(
        id,
        caption,
        [new("STT", Align.Center, 1), new("Đơn vị", Align.Left, 5), new("Thực hiện", Align.Right, 2), new("Kế hoạch", Align.Right, 2), new("% kế hoạch", Align.Right, 2)],
        [
            new Row(RowKind.Heading, ["Các ban xây dựng Đảng và đoàn thể"]),
            .. Enumerable.Range(1, rows).Select(n => new Row(RowKind.Data, [$"{n}", Units[(n - 1) % Units.Length], n % 8 == 0 ? "–" : $"{10 + n}", $"{20 + n}", n % 8 == 0 ? "–" : "74,2%"])),
            new Row(RowKind.Total, ["", "Tổng", "186", "250", "74,4%"]),
        ],
        ["“–”: chưa có số liệu."]);

    private static Table Wide() => new(
        "tong-hop",
        "Tình hình thực hiện các chỉ tiêu",
        [
            new("STT", Align.Center, 2), new("Chỉ tiêu", Align.Left, 12), new("Đơn vị tính", Align.Left, 4), new("Thực hiện", Align.Right, 4),
            new("Kế hoạch năm", Align.Right, 4), new("% kế hoạch", Align.Right, 4), new("Cùng kỳ 2022", Align.Right, 4), new("So với cùng kỳ", Align.Right, 5),
        ],
        [
            .. Enumerable.Range(1, 60).SelectMany(n => n % 15 == 1
                ? new[] { new Row(RowKind.Heading, [$"Lĩnh vực {(n / 15) + 1}"]), Indicator(n) }
                : [Indicator(n)]),
            new Row(RowKind.Total, ["", "Cộng", "", "9.086", "10.000", "90,9%", "8.412", "tăng 8,0%"]),
        ],
        ["Số liệu ước đến hết ngày 14/9/2023.", "“–”: chưa có số liệu; không phải bằng 0."]);

    private static Row Indicator(int n) => new(
        RowKind.Data,
        [$"{n}", n % 7 == 0 ? "Cuộc kiểm tra tổ chức đảng và đảng viên khi có dấu hiệu vi phạm do Ủy ban Kiểm tra Thị ủy thực hiện" : "Đảng viên mới kết nạp", "đảng viên", $"{100 + n}", "250", "74,4%", "162", "tăng 14,8%"]);

    private static IEnumerable<ChartPoint> Points(params decimal?[] values) =>
        values.Select(value => new ChartPoint(value, value is { } number ? number.ToString("0.#", Vietnamese) + "%" : "chưa báo cáo"));

    private static IEnumerable<ChartPoint> Counts(params int?[] values) =>
        values.Select(value => new ChartPoint(value, value is { } number ? number.ToString("#,0", Vietnamese) : "chưa báo cáo"));

    private static readonly System.Globalization.NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
}
