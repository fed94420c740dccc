using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>Who has reported, in words; the same in the opening and in the assessment.</summary>
internal static class CoverageWording
{
    public const string Silent = "chưa gửi báo cáo";
    public const string WordsOnly = "mới báo cáo bằng lời, chưa gửi số liệu";
    public const string Incomplete = "gửi chưa đủ số liệu";
    public const string Late = "gửi báo cáo chậm so với quy định";

    /// <summary>What a reference to a coverage count names in the place of an indicator.</summary>
    private const string CoverageName = "coverage";

    public static bool IsSilent(UnitCoverage unit) => unit is { State: CoverageState.Missing, SentWords: false };

    public static bool HasWordsOnly(UnitCoverage unit) => unit is { State: CoverageState.Missing, SentWords: true };

    public static bool IsIncomplete(UnitCoverage unit) => unit.State == CoverageState.Partial;

    /// <summary>"11/12 đơn vị gửi báo cáo (đạt 91,7%)"; where some units sent a part only, "gửi báo cáo" would leave them out unjustly.</summary>
    public static Text Reported(Briefing briefing)
    {
        var coverage = briefing.Sheet.Coverage;
        var share = 100m * coverage.Reported / coverage.Expected;
        return Show(briefing, Numbers.Count(coverage.Reported), FigureField.CoverageReported) + "/"
            + Show(briefing, Numbers.Count(coverage.Expected), FigureField.CoverageExpected)
            + (coverage.Units.Any(IsIncomplete) ? " đơn vị gửi đủ báo cáo (đạt " : " đơn vị gửi báo cáo (đạt ")
            + Show(briefing, Numbers.Format(share, 1, briefing.Rounding) + "%", FigureField.CoveragePercent) + ")";
    }

    /// <summary>"Có 2 đơn vị gửi báo cáo chậm so với quy định", without its end.</summary>
    public static Text LateCount(Briefing briefing) =>
        "Có " + Show(briefing, Numbers.Count(briefing.Sheet.Coverage.Late), FigureField.CoverageLate) + $" đơn vị {Late}";

    /// <summary>"Đơn vị chưa gửi báo cáo: Hội Nông dân."; too many to be named are counted, and must be all there are.</summary>
    /// <param name="listedIn">Where those that are counted are named; null where it is not said.</param>
    public static Text Who(IReadOnlyList<string> names, string did, string? listedIn = null) => names.Count <= Prose.MostNames
        ? $"Đơn vị {did}: {string.Join(", ", names)}."
        : $"Có {Numbers.Count(names.Count)} đơn vị {did}{(listedIn is null ? "" : $" (danh sách tại {listedIn})")}.";

    private static Text Show(Briefing briefing, string content, FigureField field) =>
        new([new Span(content, new FigureReference(CoverageName, null, briefing.Period.Code, field))]);
}
