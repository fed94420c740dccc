using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>How the numbers were made, so that a reader can check them and the office can make them again.</summary>
internal static class MethodAnnex
{
    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        var items = new List<Text>();
        if (briefing.Input.Calendar is { } calendar)
        {
            items.Add($"Số liệu tính từ {Times.Day(calendar.WindowStart)} đến {Times.Day(calendar.WindowEnd)}.");
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
        items.AddRange(briefing.Sheet.Figures.SelectMany(figure =>
            States.RevisedBase(briefing, figure).Select(words => (Text)$"{Prose.Capital(figure.Indicator.NameVi)}: {words}.")));
        return [new BulletList(items), .. ChangeTable.Of(briefing)];
    }
}
