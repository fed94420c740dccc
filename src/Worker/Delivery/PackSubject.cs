using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>What a pack is called before people: series, period and version; and whose it is.</summary>
/// <param name="Committee">The committee's name.</param>
/// <param name="Title">Series and period.</param>
internal sealed record PackSubject(Sentence Committee, Sentence Title, int Version)
{
    private const int LongestFileName = 120;

    public static PackSubject Of(StoredPack pack, SeriesDefinition series, Sentence committee) => new(
        committee,
        new Sentence($"{series.TitleVi} {PeriodVi(pack.Period)}", $"{series.TitleEn ?? series.TitleVi}, {PeriodEn(pack.Period)}"),
        pack.Version);

    /// <summary>"Giao ban … 9 tháng năm 2023 (v2)", fit for the file systems of those who save it.</summary>
    public string FileName(string language)
    {
        var title = new string([.. Title.In(language).Select(letter => char.IsControl(letter) || @"\/:*?""<>|".Contains(letter, StringComparison.Ordinal) ? '-' : letter)]);
        var shortened = title.Length <= LongestFileName ? title : title[..LongestFileName].TrimEnd();
        return string.Create(CultureInfo.InvariantCulture, $"{shortened} (v{Version})");
    }

    private static string PeriodVi(string code) =>
        Period.TryParse(code, out var period) ? Times.Name(period!) : "nhiệm kỳ " + code.Replace("-", " - ", StringComparison.Ordinal);

    private static string PeriodEn(string code)
    {
        if (!Period.TryParse(code, out var period))
        {
            return "term " + code.Replace('-', '–');
        }

        var year = period!.First.Year.ToString(CultureInfo.InvariantCulture);
        return period.Kind switch
        {
            PeriodKind.Quarter => $"quarter {period.First.Number.ToString(CultureInfo.InvariantCulture)} of {year}",
            PeriodKind.SixMonths => $"{(period.First.Number == 1 ? "first" : "second")} half of {year}",
            PeriodKind.NineMonths => $"nine months of {year}",
            PeriodKind.Year => $"year {year}",
            _ => throw new InvalidOperationException($"No English name for a period of kind {period.Kind}."),
        };
    }
}
