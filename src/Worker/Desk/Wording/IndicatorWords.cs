using Analytics.Reports.Figures;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of the pages about indicators.</summary>
internal static class IndicatorWords
{
    public static readonly Sentence Indicators = new("Chỉ tiêu", "Indicators");
    public static readonly Sentence Intro = new(
        "Tìm theo tên hoặc mã, gõ có dấu hay không dấu đều được.", "Search by name or code, with or without Vietnamese marks.");

    public static readonly Sentence Search = new("Tên hoặc mã chỉ tiêu", "Name or code");
    public static readonly Sentence Within = new("Loại báo cáo, lĩnh vực", "Series or field");
    public static readonly Sentence All = new("Tất cả", "All");
    public static readonly Sentence WholeSeries = new("Mọi lĩnh vực", "Every field");
    public static readonly Sentence NoneFound = new("Không có chỉ tiêu nào khớp.", "No indicator matches.");

    public static readonly Sentence Kind = new("Cách tính", "Kind");
    public static readonly Sentence Measure = new("Đơn vị tính", "Measure");
    public static readonly Sentence DirectionOf = new("Chiều mong muốn", "Better when");
    public static readonly Sentence ReportedBy = new("Nơi báo cáo", "Reported by");
    public static readonly Sentence DisclosureOf = new("Công bố", "Disclosure");
    public static readonly Sentence FromParts = new("tính từ hai chỉ tiêu khác", "computed from two others");

    public static readonly Sentence NoFigures = new("Chưa có số liệu nào của chỉ tiêu này để xem.", "There are no figures of this indicator to see yet.");
    public static readonly Sentence Show = new("Xem", "Show");
    public static readonly Sentence Trend = new("Xu hướng theo quý", "Trend by quarter");
    public static readonly Sentence NoTrend = new(
        "Tỷ lệ do nhiều đơn vị tự báo cáo, không tính chung; xem từng đơn vị ở bảng dưới.",
        "Several bodies report this percentage for themselves and it has no total; the table below has each.");

    public static readonly Sentence Hollow = new("Cột, chấm rỗng: số ước hoặc chưa đủ đơn vị.", "Hollow: an estimate, or not everybody has reported.");
    public static readonly Sentence ByUnit = new("Theo đơn vị và kỳ", "By unit and period");
    public static readonly Sentence OnlyTotals = new("Chỉ công bố số chung, không công bố theo đơn vị.", "Only totals are disclosed, no single units.");
    public static readonly Sentence Masked = new("“…”: số nhỏ, không công bố theo đơn vị.", "“…”: too small to be disclosed for a single unit.");
    public static readonly Sentence Total = new("Toàn đảng bộ", "Committee's total");
    public static readonly Sentence Change = new("So với cùng kỳ", "Against last year");
    public static readonly Sentence Attained = new("So với kế hoạch", "Against the plan");
    public static readonly Sentence Csv = new("Tải CSV", "Download CSV");

    public static readonly Sentence Plan = new("Kế hoạch", "Plan");
    public static readonly Sentence NoPlan = new("Chưa giao kế hoạch cho chỉ tiêu này.", "No target is set for this indicator.");
    public static readonly Sentence Window = new("Thời gian", "Window");
    public static readonly Sentence Basis = new("Căn cứ", "Basis");
    public static readonly Sentence Goal = new("Chỉ tiêu giao", "Target");
    public static readonly Sentence Source = new("Văn bản", "Source");

    public static readonly Sentence Revisions = new("Đính chính", "Revisions");
    public static readonly Sentence RevisionsHint = new(
        "Số đã báo cáo rồi sửa hoặc rút, mới nhất trước; chỉ văn phòng thấy mục này.",
        "What was corrected or withdrawn after it had been reported, the newest first; only the office sees this.");

    public static readonly Sentence NoRevisions = new("Chưa có số nào bị sửa hoặc rút.", "Nothing was corrected or withdrawn.");
    public static readonly Sentence Quarter = new("Quý", "Quarter");
    public static readonly Sentence Withdrawn = new("đã rút", "withdrawn");

    public static Sentence AsOfNow(string time) => new($"Số liệu hiện có, lúc {time}.", $"As known now, {time}.");

    public static Sentence AsOfPack(string time) => new(
        $"Theo báo cáo đã duyệt mới nhất, số liệu đến {time}.", $"As in the newest approved pack, as of {time}.");

    public static Sentence OfKind(string kind) => kind switch
    {
        "flow" => new("cộng dồn theo thời gian", "adds up over time"),
        "stock" => new("số cuối kỳ", "state at the end"),
        "ratio" => new("tỷ lệ tính từ hai chỉ tiêu", "ratio of two indicators"),
        "percent" => new("tỷ lệ do đơn vị báo cáo", "percentage as reported"),
        "milestone" => new("có hoặc chưa, từng đơn vị", "reached or not, by unit"),
        _ => throw new InvalidOperationException($"No words for the kind `{kind}`."),
    };

    public static Sentence OfDirection(string direction) => direction switch
    {
        "up" => new("càng cao càng tốt", "higher"),
        "down" => new("càng thấp càng tốt", "lower"),
        "none" => new("không đánh giá", "not judged"),
        _ => throw new InvalidOperationException($"No words for the direction `{direction}`."),
    };

    public static Sentence OfDisclosure(string disclosure) => disclosure switch
    {
        "open" => new("từng đơn vị", "single units"),
        "total_only" => new("chỉ số chung", "totals only"),
        _ => throw new InvalidOperationException($"No words for the disclosure `{disclosure}`."),
    };

    public static Sentence MaskBelow(string least) => new($"ẩn số của đơn vị dưới {least}", $"a unit's number below {least} is hidden");

    public static Sentence OfRelation(string relation) => relation switch
    {
        "numerator" => new("Tử số", "Numerator"),
        "denominator" => new("Mẫu số", "Denominator"),
        "whole" => new("Là một phần của", "Part of"),
        "part" => new("Gồm có", "Has the part"),
        "ratio" => new("Dùng để tính", "Makes up"),
        _ => throw new InvalidOperationException($"No words for the relation `{relation}`."),
    };

    public static Sentence OfBasis(TargetBasis basis) => basis switch
    {
        TargetBasis.Plan => new("kế hoạch", "plan"),
        TargetBasis.Resolution => new("nghị quyết", "resolution"),
        TargetBasis.Scheme => new("đề án", "scheme"),
        _ => throw new InvalidOperationException($"No words for the basis {basis}."),
    };

    /// <summary>What stands behind a value; null where there is nothing to say.</summary>
    public static Sentence? Behind(FigureState state, bool estimate) => (state, estimate) switch
    {
        (FigureState.Partial, false) => new("chưa đủ số liệu", "incomplete"),
        (FigureState.Partial, true) => new("chưa đủ, có số ước", "incomplete, with estimates"),
        (FigureState.Carried, _) => new("lấy số quý gần nhất", "of an earlier quarter"),
        (FigureState.Complete, true) => new("số ước", "estimate"),
        _ => null,
    };

    public static Sentence OfStatus(string status) => status switch
    {
        "final" => new("chính thức", "final"),
        "estimate" => new("ước", "estimate"),
        "revised" => new("điều chỉnh", "revised"),
        _ => throw new InvalidOperationException($"No words for the status `{status}`."),
    };
}
