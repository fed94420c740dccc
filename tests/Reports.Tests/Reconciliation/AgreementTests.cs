using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Workbook;
using Analytics.Reports.Tests.Briefings;
using Analytics.Reports.Tests.Figures;

namespace Analytics.Reports.Tests.Reconciliation;

public sealed class AgreementTests
{
    [Fact]
    public void The_briefing_of_a_town_with_every_case_agrees_with_its_figures() => Check(Briefings.Town.Input());

    [Fact]
    public void So_do_large_generated_ones() => Check(Generated.Input(units: 40, fields: 12));

    [Fact]
    public void Two_hundred_random_towns_agree_with_their_figures()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            try
            {
                Check(RandomInput(seed));
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed}: {error}");
            }
        }
    }

    internal static void Check(BriefingInput input)
    {
        var document = Composer.Compose(input);
        DocumentCheck.Run(input, document);
        WorkbookCheck.Run(input, document, WorkbookWriter.Write(document, input.Sheet));
    }

    /// <summary>Since another random town with the same codes, as if that had been the version before.</summary>
    private static VersionChanges Changes(int seed, FigureSheet sheet, Snapshot snapshot, Rounding rounding)
    {
        var (before, scope) = new RandomSnapshot(seed + 1000).Next();
        var stored = VersionFigures.Read(FiguresJson.Write(FigureCalculator.Compute(before, scope), []));
        var now = VersionFigures.Of(sheet);
        return new VersionChanges(sheet.AsOf.AddDays(-3), [.. ChangeList.Between(stored, now, sheet.Period, snapshot, rounding).Select(one => new FigureChange(
            one.Indicator, one.Unit, one.Unit is null ? null : "Đơn vị " + one.Unit, one.Field, one.Old, one.New, "Văn phòng " + one.First, sheet.AsOf.AddDays(-1)))],
            ChangeList.UnitsAdded(stored, now));
    }

    /// <summary>Every chart over every indicator of a random town, and its notes under hostile names.</summary>
    internal static BriefingInput RandomInput(int seed)
    {
        var (snapshot, scope) = new RandomSnapshot(seed).Next();
        scope = scope with { TrendQuarters = 8 };
        var codes = scope.Indicators;
        var series = Briefings.Town.Series() with
        {
            Rounding = scope.Rounding,
            Fields =
            [
                new SeriesField("field", "Lĩnh vực 1", codes, codes.Count == 0 ? [] :
                [
                    new ChartRequest(ChartForm.Attainment, codes, 0),
                    new ChartRequest(ChartForm.Comparison, codes, 0),
                    new ChartRequest(ChartForm.Trend, codes, 8),
                    .. codes.Select(code => new ChartRequest(ChartForm.Ranking, [code], 0)),
                    new ChartRequest(ChartForm.Heatmap, codes, 0),
                ]),
            ],
        };
        var sheet = FigureCalculator.Compute(snapshot, scope);
        return new BriefingInput(
            series,
            Briefings.Town.Committee(),
            sheet,
            codes.ToDictionary(code => code, code => FigureCalculator.Trend(snapshot, scope, code, 8)),
            snapshot.Notes,
            null)
        {
            Changes = Changes(seed, sheet, snapshot, scope.Rounding),
        };
    }
}
