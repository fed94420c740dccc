using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>Which units became which, from when, in words.</summary>
internal static class ReorganisationWording
{
    private const string Elsewhere = "đơn vị ngoài địa bàn";

    /// <summary>One item for each merger or split, and what it means for the comparison; none where nothing changed.</summary>
    public static IReadOnlyList<Text> Of(IReadOnlyList<Reorganisation> steps)
    {
        var whole = steps.Where(step => step.Weight == 1)
            .GroupBy(step => (step.Effective, Successor: step.Successor?.Code))
            .Select(into => (into.Key.Effective, Words: Merged([.. into])));
        var split = steps.Where(step => step.Weight != 1)
            .GroupBy(step => (step.Effective, step.Predecessor.Code))
            .Select(from => (from.Key.Effective, Words: Split([.. from])));
        List<Text> items =
        [
            .. whole.Concat(split).OrderBy(item => item.Effective)
                .Select(item => (Text)$"Sắp xếp đơn vị: từ {Times.Name(item.Effective)}, {item.Words}."),
        ];
        return items.Count == 0
            ? []
            :
            [
                .. items,
                "Khi đơn vị đã sắp xếp, so sánh với cùng kỳ tính theo tổ chức hiện nay: số liệu trước đó của đơn vị cũ tính cho đơn vị nhận, chia theo tỷ lệ đã nêu. Tỷ lệ do đơn vị tự báo cáo và mốc hoàn thành thì không tính lại.",
            ];
    }

    private static string Merged(IReadOnlyList<Reorganisation> steps)
    {
        var successor = steps[0].Successor;
        var names = string.Join(", ", steps.Select(step => step.Predecessor.NameVi));
        var isNew = successor?.ValidFrom == steps[0].Effective;
        var verb = !isNew ? "nhập vào" : steps.Count == 1 ? "chuyển thành" : "hợp nhất thành";
        return $"{names} {verb} {successor?.NameVi ?? Elsewhere}";
    }

    private static string Split(IReadOnlyList<Reorganisation> steps)
    {
        var shares = steps.Select(step => $"{Numbers.Exact(100 * step.Weight)}% cho {step.Successor?.NameVi ?? Elsewhere}");
        return $"{steps[0].Predecessor.NameVi} được chia, số liệu trước đó tính {string.Join(", ", shares)}";
    }
}
