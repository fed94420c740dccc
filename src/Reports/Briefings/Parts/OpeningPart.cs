using Analytics.Reports.Briefings.Annexes;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Parts;

/// <summary>The opening paragraph: basis, data window, who has reported.</summary>
internal static class OpeningPart
{
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
        sentences.Add($"Chi tiết tại {Annexes(annexes)} kèm theo.");
        return [new Paragraph(Prose.Join(sentences, " "))];
    }

    /// <summary>"các Phụ lục I, II, III".</summary>
    private static string Annexes(IReadOnlyList<Annex> annexes)
    {
        var numbers = annexes.Select(annex => annex.Number.Split(' ')[^1]).ToList();
        return numbers.Count == 1 ? annexes[0].Number : $"các {annexes[0].Number[..^numbers[0].Length]}{string.Join(", ", numbers)}";
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

        yield return until + "có " + CoverageWording.Reported(briefing) + ".";
        if (NamesOf(coverage, CoverageWording.IsIncomplete) is { Count: > 0 } partial)
        {
            yield return CoverageWording.Who(partial, CoverageWording.Incomplete, listedIn);
        }

        if (NamesOf(coverage, CoverageWording.HasWordsOnly) is { Count: > 0 } wordsOnly)
        {
            yield return CoverageWording.Who(wordsOnly, CoverageWording.WordsOnly, listedIn);
        }

        if (NamesOf(coverage, CoverageWording.IsSilent) is { Count: > 0 } silent)
        {
            yield return CoverageWording.Who(silent, CoverageWording.Silent, listedIn);
        }

        if (NamesOf(coverage, unit => unit.Late) is { Count: > 0 } late)
        {
            yield return CoverageWording.LateCount(briefing) + $"{(late.Count <= Prose.MostNames ? ": " + string.Join(", ", late) : "")}.";
        }
    }

    private static IReadOnlyList<string> NamesOf(Coverage coverage, Func<UnitCoverage, bool> wanted) =>
        [.. coverage.Units.Where(wanted).Select(unit => unit.Unit.NameVi)];
}
