using System.Globalization;
using Analytics.Worker.Desk.Admin;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words of administration, and of the texts that define lists and series.</summary>
internal static class AdminWords
{
    public static readonly Sentence Administration = new("Quản trị", "Administration");
    public static readonly Sentence Accounts = new("Tài khoản", "Accounts");
    public static readonly Sentence Lists = new("Danh sách nhận", "Distribution lists");
    public static readonly Sentence Series = new("Loại báo cáo", "Series");
    public static readonly Sentence None = new("Chưa có gì.", "There are none.");
    public static readonly Sentence Title = new("Tên", "Title");
    public static readonly Sentence Version = new("Bản", "Version");
    public static readonly Sentence AppliedAt = new("Áp dụng lúc", "Applied");
    public static readonly Sentence AppliedBy = new("Người áp dụng", "By");
    public static readonly Sentence Text = new("Nội dung (YAML)", "Text (YAML)");
    public static readonly Sentence Apply = new("Kiểm tra và áp dụng", "Check and apply");
    public static readonly Sentence Problems = new("Chỗ cần sửa", "What to correct");
    public static readonly Sentence Members = new("Người nhận", "Members");
    public static readonly Sentence Person = new("Tên", "Name");
    public static readonly Sentence Email = new("Địa chỉ", "Address");
    public static readonly Sentence Language = new("Ngôn ngữ thư", "Language of the message");
    public static readonly Sentence Formats = new("Tệp kèm", "Files");
    public static readonly Sentence NotTheNewest = new(
        "Chưa áp dụng: mã này đã có bản khác, áp dụng sau khi bạn mở trang hoặc thuộc một trang khác. Hãy mở bản mới nhất của mã đó rồi làm lại trên đó.",
        "Not applied: this code has another version, applied after you opened the page or belonging to another page. Open the newest version of that code and repeat there.");

    public static string AddressOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.List => "/admin/lists",
        DefinitionKind.Series => "/admin/series",
        _ => throw Unknown(kind),
    };

    public static Sentence NameOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.List => Lists,
        DefinitionKind.Series => Series,
        _ => throw Unknown(kind),
    };

    public static Sentence NewOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.List => new("Thêm danh sách", "New list"),
        DefinitionKind.Series => new("Thêm loại báo cáo", "New series"),
        _ => throw Unknown(kind),
    };

    public static Sentence IntroOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.List => new("Ai nhận báo cáo nào, bằng tệp gì.", "Who gets which packs, and as which files."),
        DefinitionKind.Series => new(
            "Mỗi loại báo cáo: kỳ, đơn vị, chỉ tiêu, lịch, biểu đồ. Bản cũ được giữ; báo cáo ghi đã dùng bản nào.",
            "What a pack is made of: period, units, indicators, schedule, charts. Old versions are kept, and a pack says which it used."),
        _ => throw Unknown(kind),
    };

    public static Sentence TextHintOf(DefinitionKind kind) => kind switch
    {
        DefinitionKind.List => new(
            "Các khóa: code, title, members (name, email, language: vi hoặc en, formats: [pdf, xlsx]); tùy chọn: committee, series.",
            "Keys: code, title, members (name, email, language: vi or en, formats: [pdf, xlsx]); if you like: committee, series."),
        DefinitionKind.Series => new(
            "Cần có: code, title_vi, period_kind, units, fields. Lịch chạy đổi theo bản mới trong ít phút.",
            "Needed: code, title_vi, period_kind, units, fields. What is scheduled follows the new version within minutes."),
        _ => throw Unknown(kind),
    };

    public static Sentence NotApplied(int problems) => new(
        $"Chưa áp dụng: {problems.ToString(CultureInfo.InvariantCulture)} chỗ cần sửa.",
        $"Not applied: {problems.ToString(CultureInfo.InvariantCulture)} {(problems == 1 ? "place" : "places")} to correct.");

    /// <summary>Both from 1.</summary>
    public static Sentence Place(int line, int column) => new(
        string.Create(CultureInfo.InvariantCulture, $"Dòng {line}, cột {column}"), string.Create(CultureInfo.InvariantCulture, $"Line {line}, column {column}"));

    public static Sentence Applied(string code, int version) => new(
        string.Create(CultureInfo.InvariantCulture, $"Đã áp dụng {code}, bản {version}."), string.Create(CultureInfo.InvariantCulture, $"{code} is applied as version {version}."));

    public static Sentence Unchanged(string code, int version) => new(
        string.Create(CultureInfo.InvariantCulture, $"{code} không thay đổi, vẫn là bản {version}."),
        string.Create(CultureInfo.InvariantCulture, $"{code} is as it was, version {version}."));

    public static Sentence OfLanguage(string language) => language switch
    {
        "vi" => new("tiếng Việt", "Vietnamese"),
        "en" => new("tiếng Anh", "English"),
        _ => throw new InvalidOperationException($"No words for the language `{language}`."),
    };

    private static InvalidOperationException Unknown(DefinitionKind kind) => new($"No words for a definition of kind {kind}.");
}
