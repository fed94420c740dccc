namespace Analytics.Reports.Briefings;

/// <summary>A figure of the summary page as a few words in both languages, for those who read no more than the mail.</summary>
/// <param name="ValueVi">"186 đảng viên".</param>
/// <param name="NotesVi">"đạt 123,6% chỉ tiêu nghị quyết; tăng 14,8% so với cùng kỳ năm trước"; empty where there is nothing to say.</param>
internal sealed record KeyFigure(string LabelVi, string LabelEn, string ValueVi, string ValueEn, string NotesVi, string NotesEn);
