using System.Globalization;
using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Delivery;

/// <summary>What a pack is called before people: series, period and version; and whose it is.</summary>
/// <param name="Committee">The committee's name.</param>
internal sealed record PackSubject(Sentence Committee, Sentence SeriesTitle, Sentence PeriodName, int Version)
{
    /// <summary>Letters of series and period, without the version.</summary>
    private const int LongestFileName = 120;

    /// <summary>Series and period.</summary>
    public Sentence Title => new($"{SeriesTitle.Vi} {PeriodName.Vi}", $"{SeriesTitle.En}, {PeriodName.En}");

    public static PackSubject Of(StoredPack pack, SeriesDefinition series, Sentence committee) => new(
        committee,
        new Sentence(series.TitleVi, series.TitleEn ?? series.TitleVi),
        new Sentence(PeriodVi(pack.Period), PeriodEn(pack.Period)),
        pack.Version);

    /// <summary>"Giao ban … 9 tháng năm 2023 (v2)", fit for the file systems of those who save it: of a long title the end gives way, never the period.</summary>
    public string FileName(string language)
    {
        var excess = Title.In(language).Length - LongestFileName;
        var named = excess > 0 ? this with { SeriesTitle = new(Shortened(SeriesTitle.Vi, excess), Shortened(SeriesTitle.En, excess)) } : this;
        var title = named.Title.In(language).Select(letter => char.IsControl(letter) || @"\/:*?""<>|".Contains(letter, StringComparison.Ordinal) ? '-' : letter);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(title)} (v{Version})");
    }

    /// <summary>Whole letters only: some are two characters.</summary>
    private static string Shortened(string title, int excess)
    {
        var length = Math.Max(title.Length - excess, 0);
        return title[..(length > 0 && char.IsHighSurrogate(title[length - 1]) ? length - 1 : length)].TrimEnd();
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
