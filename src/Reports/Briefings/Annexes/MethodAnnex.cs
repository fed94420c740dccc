using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>Who has reported, and how the numbers were made, so that a reader can check them and the office can make them again.</summary>
internal static class MethodAnnex
{
    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        var items = new List<Text>();
        if (briefing.Input.Calendar is { } calendar)
        {
            items.Add($"Số liệu tính từ {Times.Day(calendar.WindowStart)} đến {Times.Day(calendar.WindowEnd)}; hạn gửi của các đơn vị là {Times.Day(calendar.UnitDeadline)}.");
        }

        items.Add($"Số liệu được chốt lúc {Times.Instant(briefing.Sheet.AsOf)}; số liệu gửi hoặc điều chỉnh sau thời điểm này không có trong báo cáo.");
        items.Add($"Mã bộ số liệu: {briefing.Sheet.Snapshot}.");
        items.Add("Chỉ tiêu phát sinh cộng các quý trong kỳ; chỉ tiêu tại thời điểm lấy quý cuối kỳ. Tỷ lệ chung bằng tổng tử số chia tổng mẫu số, không phải trung bình các tỷ lệ.");
        items.Add("% kế hoạch bằng số thực hiện trong thời gian của kế hoạch chia số kế hoạch. Tăng, giảm so với cùng kỳ tính trên số chưa làm tròn; cùng kỳ dưới mười thì ghi số chênh lệch, không ghi phần trăm.");
        items.Add(briefing.Rounding switch
        {
            Rounding.HalfAway => "Số in ra được làm tròn, từ nửa đơn vị trở lên thì làm tròn lên.",
            Rounding.Truncate => "Số in ra được cắt bớt phần lẻ, không làm tròn lên.",
            _ => throw new InvalidOperationException($"No words for the rounding {briefing.Rounding}."),
        });
        items.Add("Dấu “–” nghĩa là chưa có số liệu, không có kế hoạch hoặc không so sánh được; số liệu thiếu không tính là không.");
        if (briefing.Sheet.Figures.Any(figure => figure.Units.Any(unit => unit.Cell.Masked != Masks.None)))
        {
            items.Add($"Dấu “{FigureText.Masked}” là {States.TooSmall}; số gắn với nó cũng không công bố. Số chung của toàn địa bàn vẫn gồm các số này.");
        }

        items.AddRange(ReorganisationWording.Of(briefing.Input.Reorganisations));
        var units = briefing.Sheet.Coverage.Units;
        return units.Count == 0 ? [new BulletList(items)] : [new BulletList(items), Reporting(units, briefing.Input.Calendar is not null)];
    }

    private static Table Reporting(IReadOnlyList<UnitCoverage> units, bool hasDeadline) => new(
        "phu-luc-gui-bao-cao",
        "Tình hình gửi báo cáo",
        [
            new Column("TT", Align.Center, 6),
            new Column("Đơn vị", Align.Left, 50),
            new Column("Báo cáo", Align.Left, 24),
            .. hasDeadline ? [new Column("Thời hạn", Align.Left, 20)] : Array.Empty<Column>(),
        ],
        [.. units.Select((unit, index) => new Row(
            RowKind.Data,
            [new Cell(Numbers.Count(index + 1), index + 1), unit.Unit.NameVi, State(unit), .. hasDeadline ? [InTime(unit)] : Array.Empty<Cell>()]))],
        []);

    /// <summary>Of a unit that still owes something nobody can say that it was in time, and of words no time is kept.</summary>
    private static string InTime(UnitCoverage unit) =>
        unit.Late ? "chậm" : unit is { State: CoverageState.Reported, OwesFigures: true } ? "đúng hạn" : "–";

    private static string State(UnitCoverage unit) => (unit.State, unit.OwesFigures, unit.SentWords) switch
    {
        (CoverageState.Reported, false, _) => "đã gửi (bằng lời)",
        (CoverageState.Reported, _, _) => "đã gửi đủ",
        (CoverageState.Partial, _, _) => "gửi chưa đủ",
        (CoverageState.Missing, _, true) => "mới gửi bằng lời, chưa gửi số liệu",
        (CoverageState.Missing, _, _) => "chưa gửi",
        _ => throw new InvalidOperationException($"No words for the coverage state {unit.State}."),
    };
}
