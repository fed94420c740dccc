using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Wording;

/// <summary>Words about suggested strengths and limitations; the sentences themselves are the pack's.</summary>
internal static class SuggestionWords
{
    public static readonly Sentence Suggestions = new("Gợi ý ưu điểm, hạn chế", "Suggested strengths and limitations");
    public static readonly Sentence Hint = new(
        "Chỉ văn phòng thấy mục này. Không câu nào được in khi chưa có người chấp nhận; chạy lại để bản mới theo các quyết định ở đây, nếu số liệu vẫn thể hiện.",
        "Only the office sees this. No sentence is printed before somebody has accepted it; running the pack again takes the decisions in, as far as the figures still bear them out.");

    public static readonly Sentence None = new("Số liệu của bản này không gợi ý gì.", "The figures of this version suggest nothing.");
    public static readonly Sentence Why = new("Vì sao", "Why");
    public static readonly Sentence Sentence = new("Câu sẽ in", "What is printed");
    public static readonly Sentence Accept = new("Chấp nhận", "Accept");
    public static readonly Sentence Drop = new("Bỏ", "Drop");

    public static Sentence State(bool? accepted, bool isPrinted) => (accepted, isPrinted) switch
    {
        (null, _) => new("Chưa quyết định", "Not decided"),
        (true, true) => new("Đã chấp nhận, có trong bản này", "Accepted, in this version"),
        (true, false) => new("Đã chấp nhận, chưa có trong bản này", "Accepted, not in this version"),
        (false, true) => new("Đã bỏ, bản này còn in", "Dropped, still in this version"),
        (false, false) => new("Đã bỏ", "Dropped"),
    };

    public static Sentence OfKind(string kind) => kind switch
    {
        "strength" => new("Ưu điểm", "Strength"),
        "limitation" => new("Hạn chế", "Limitation"),
        _ => throw new InvalidOperationException($"No words for a suggestion of kind `{kind}`."),
    };

    public static Sentence OfRule(string rule) => rule switch
    {
        "target_met" => new("đạt chỉ tiêu", "target met"),
        "ahead_of_pace" => new("vượt xa tiến độ", "well ahead of pace"),
        "ceiling_kept" => new("trong giới hạn đến hết kỳ", "ceiling kept to the end"),
        "changed_for_better" => new("tốt lên rõ so với cùng kỳ", "clearly better than last year"),
        "all_reported" => new("đủ báo cáo, đúng hạn", "all reported in time"),
        "ceiling_exceeded" => new("vượt giới hạn", "ceiling exceeded"),
        "behind_target" => new("chậm so với chỉ tiêu", "behind its target"),
        "changed_for_worse" => new("kém đi rõ so với cùng kỳ", "clearly worse than last year"),
        "not_reported" => new("chưa báo cáo", "not reported"),
        "words_only" => new("chỉ báo cáo bằng lời", "words only"),
        "incomplete" => new("thiếu số liệu", "figures incomplete"),
        "late" => new("báo cáo chậm", "late"),
        _ => throw new InvalidOperationException($"No words for the rule `{rule}`."),
    };
}
