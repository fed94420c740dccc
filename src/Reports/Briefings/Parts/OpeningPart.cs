using Analytics.Reports.Briefings.Annexes;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>The opening paragraph: basis, data window, who has reported.</summary>
internal static class OpeningPart
{
    /// <summary>What a reference to a coverage count names in the place of an indicator.</summary>
    private const string CoverageName = "coverage";

    public static IReadOnlyList<Block> Of(Briefing briefing, IReadOnlyList<Annex> annexes)
    {
        var sentences = new List<Text>
        {
            $"Căn cứ báo cáo và số liệu do các đơn vị gửi, {briefing.Input.Committee.NameVi} tổng hợp kết quả thực hiện {briefing.PeriodName}.",
        };
        if (briefing.Input.Calendar is { } calendar)
        {
            sentences.Add($"Số liệu tính từ {Times.Day(calendar.WindowStart)} đến {Times.Day(calendar.WindowEnd)}.");
        }

        var listedIn = annexes.FirstOrDefault(annex => annex.Heading == ReportingAnnex.Heading)?.Number ?? "";
        sentences.AddRange(Completeness(briefing, briefing.Sheet.Coverage, listedIn));
        sentences.Add($"Chi tiết tại {string.Join(", ", annexes.Select(annex => annex.Number))} kèm theo.");
        return [new Paragraph(Prose.Join(sentences, " "))];
    }

    /// <param name="listedIn">The annex with every unit; there is one where a unit is expected.</param>
    private static IEnumerable<Text> Completeness(Briefing briefing, Coverage coverage, string listedIn)
    {
        var until = $"Đến {Times.Instant(briefing.Sheet.AsOf)}, ";
        if (coverage.Expected == 0)
        {
            yield return until + "không có đơn vị nào phải gửi báo cáo.";
            yield break;
        }

        // "reported" means all that was expected; where some units sent a part only, "gửi báo cáo" would leave them out unjustly.
        var partial = NamesOf(coverage, unit => unit.State == CoverageState.Partial);
        var share = 100m * coverage.Reported / coverage.Expected;
        yield return until + "có " + Show(briefing, Numbers.Count(coverage.Reported), FigureField.CoverageReported) + "/"
            + Show(briefing, Numbers.Count(coverage.Expected), FigureField.CoverageExpected)
            + (partial.Count == 0 ? " đơn vị gửi báo cáo (đạt " : " đơn vị gửi đủ báo cáo (đạt ")
            + Show(briefing, Numbers.Format(share, 1, briefing.Rounding) + "%", FigureField.CoveragePercent) + ").";
        if (partial.Count > 0)
        {
            yield return Who(partial, "gửi chưa đủ số liệu", listedIn);
        }

        if (NamesOf(coverage, unit => unit is { State: CoverageState.Missing, SentWords: true }) is { Count: > 0 } wordsOnly)
        {
            yield return Who(wordsOnly, "mới báo cáo bằng lời, chưa gửi số liệu", listedIn);
        }

        if (NamesOf(coverage, unit => unit is { State: CoverageState.Missing, SentWords: false }) is { Count: > 0 } missing)
        {
            yield return Who(missing, "chưa gửi báo cáo", listedIn);
        }

        if (NamesOf(coverage, unit => unit.Late) is { Count: > 0 } late)
        {
            yield return "Có " + Show(briefing, Numbers.Count(late.Count), FigureField.CoverageLate)
                + $" đơn vị gửi báo cáo chậm so với quy định{(late.Count <= Prose.MostNames ? ": " + string.Join(", ", late) : "")}.";
        }
    }

    private static string Who(IReadOnlyList<string> names, string did, string listedIn) => names.Count <= Prose.MostNames
        ? $"Đơn vị {did}: {string.Join(", ", names)}."
        : $"Có {Numbers.Count(names.Count)} đơn vị {did} (danh sách tại {listedIn}).";

    private static IReadOnlyList<string> NamesOf(Coverage coverage, Func<UnitCoverage, bool> wanted) =>
        [.. coverage.Units.Where(wanted).Select(unit => unit.Unit.NameVi)];

    private static Text Show(Briefing briefing, string content, FigureField field) =>
        new([new Span(content, new FigureReference(CoverageName, null, briefing.Period.Code, field))]);
}
