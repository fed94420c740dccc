using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Rendering.Workbook;
using ExcelDataReader;

namespace Analytics.Reports.Tests.Briefings;

/// <summary>A whole pack is searched for numbers that it may not show; each of them is one that nothing else in the pack is.</summary>
public sealed partial class DisclosedPackTests
{
    private static readonly decimal[] Hidden = [137, 239, 347, 449, 557, 653, 761, 863, 1117, 1223, 1327, 1433];

    private static readonly BriefingInput Input = TownBriefing.Input(
        new Figures.Town()
            .Unit("a", order: 1).Unit("b", order: 2).Unit("c", order: 3).Unit("d", order: 4)
            .Indicator("masked").Discloses("masked", maskBelow: 1000)
            .Indicator("whole")
            .Ratio("share", "masked", "whole")
            .Indicator("closed").Discloses("closed", disclosure: Disclosure.TotalOnly)
            .Reports("a", "masked", "2023-Q1", 137).Reports("b", "masked", "2023-Q1", 239).Reports("c", "masked", "2023-Q1", 5000).Reports("d", "masked", "2023-Q1", 7000)
            .Reports("a", "masked", "2022-Q1", 347).Reports("b", "masked", "2022-Q1", 6000).Reports("c", "masked", "2022-Q1", 449).Reports("d", "masked", "2022-Q1", 8000)
            .Reports("a", "whole", "2023-Q1", 10000).Reports("b", "whole", "2023-Q1", 10000).Reports("c", "whole", "2023-Q1", 10000).Reports("d", "whole", "2023-Q1", 10000)
            .Reports("a", "closed", "2023-Q1", 557).Reports("b", "closed", "2023-Q1", 653).Reports("c", "closed", "2023-Q1", 761).Reports("d", "closed", "2023-Q1", 863)
            .Reports("a", "closed", "2022-Q1", 1117).Reports("b", "closed", "2022-Q1", 1223).Reports("c", "closed", "2022-Q1", 1327).Reports("d", "closed", "2022-Q1", 1433)
            .Target("a", "masked", "2023-Q1", "2023-Q4", 9000).Target("d", "masked", "2023-Q1", "2023-Q4", 9500),
        "2023-Q1",
        null,
        TownBriefing.Chart(ChartForm.Ranking, "masked"),
        TownBriefing.Chart(ChartForm.Ranking, "share"),
        TownBriefing.Chart(ChartForm.Ranking, "closed"),
        TownBriefing.Chart(ChartForm.Comparison, "masked"),
        TownBriefing.Chart(ChartForm.Comparison, "closed"),
        TownBriefing.Chart(ChartForm.Trend, "closed", 5),
        TownBriefing.Chart(ChartForm.Attainment, "masked"),
        new ChartRequest(ChartForm.Heatmap, ["masked", "whole", "share", "closed"], 0));

    private static readonly Document Document = Composer.Compose(Input);

    // 1,4%, 2,4%: the ratios of a and b give their parts away.
    private static readonly string[] HiddenTexts = [.. Hidden.Select(number => number.ToString(CultureInfo.InvariantCulture)), "1,37", "1,4", "2,39", "2,4", "1.37", "2.39"];

    [Fact]
    public void No_text_of_the_document_has_a_hidden_number() => AssertNothingHidden(PlainText.Write(Document));

    [Fact]
    public void No_number_behind_a_cell_or_a_mark_is_a_hidden_one()
    {
        var numbers = DocumentTexts.Blocks(Document).SelectMany(block => block switch
        {
            Table table => table.Rows.SelectMany(row => row.Cells).Select(cell => cell.Number),
            Chart chart => chart.Series.SelectMany(series => series.Points).Select(point => point.Value),
            _ => [],
        }).OfType<decimal>().ToList();
        Assert.True(numbers.Count > 40);
        Assert.Empty(numbers.Intersect([.. Hidden, 1.37m, 2.39m]));
    }

    [Fact]
    public void No_cell_of_the_workbook_has_a_hidden_number()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(WorkbookWriter.Write(Document, Input.Sheet)));
        var cells = new List<string>();
        do
        {
            while (reader.Read())
            {
                cells.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? ""));
            }
        }
        while (reader.NextResult());

        Assert.Contains("5000", cells);
        AssertNothingHidden(string.Join('\n', cells));
    }

    [Fact]
    public void No_number_of_the_packs_figures_is_a_hidden_one()
    {
        var json = Encoding.UTF8.GetString(FiguresJson.Write(Input.Sheet, []));
        Assert.Contains("\"5000\"", json, StringComparison.Ordinal);
        Assert.Contains("\"unit\":\"a\",\"value\":null,\"text\":\"…\"", json, StringComparison.Ordinal);
        Assert.EndsWith("\"units\":[]}],\"audit\":[]}\n", json, StringComparison.Ordinal);
        AssertNothingHidden(json);
    }

    [Fact]
    public void Bars_of_masked_values_stand_last_in_list_order_and_no_extreme_of_all_units_is_claimed()
    {
        var ranking = DocumentTexts.Blocks(Document).OfType<Chart>().First(chart => chart.Kind == ChartKind.Ranking);
        Assert.Equal(["Đơn vị d", "Đơn vị c", "Đơn vị a", "Đơn vị b"], ranking.Categories);
        Assert.Equal(["7.000", "5.000", "…", "…"], ranking.Series[0].Points.Select(point => point.Label.Plain));
        Assert.Contains("trong các số được công bố cao nhất là Đơn vị d", ranking.Title.Plain, StringComparison.Ordinal);
        Assert.Contains("trong các số được công bố cao nhất", ranking.Alt.Plain, StringComparison.Ordinal);
        Assert.EndsWith("“…” là số nhỏ, không công bố theo đơn vị.", ranking.Alt.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_with_a_masked_number_says_what_the_dots_are_and_no_other_does()
    {
        foreach (var table in DocumentTexts.Blocks(Document).OfType<Table>())
        {
            var isMasked = table.Rows.Any(row => row.Cells.Any(cell => cell.Text.Plain == "…"));
            Assert.Equal(isMasked, table.Notes.Contains("… : số nhỏ, không công bố theo đơn vị."));
        }

        Assert.Equal(2, DocumentTexts.Blocks(Document).OfType<Table>().Count(table => table.Notes.Contains("… : số nhỏ, không công bố theo đơn vị.")));
    }

    [Fact]
    public void A_chart_of_nothing_but_masked_values_is_a_sentence()
    {
        var town = new Figures.Town().Unit("a").Unit("b").Indicator("i").Discloses("i", 5).Reports("a", "i", "2023-Q1", 3).Reports("b", "i", "2023-Q1", 4);
        var document = Composer.Compose(TownBriefing.Input(
            town, "2023-Q1", null, TownBriefing.Chart(ChartForm.Ranking, "i"), TownBriefing.Chart(ChartForm.Comparison, "i")));
        Assert.Empty(DocumentTexts.Blocks(document).OfType<Chart>());
        Assert.Equal(2, DocumentTexts.Blocks(document).OfType<Paragraph>().Count(paragraph => paragraph.Text.Plain.EndsWith(": số nhỏ, không công bố theo đơn vị.", StringComparison.Ordinal)));
    }

    private static void AssertNothingHidden(string text) =>
        Assert.DoesNotContain(Numerals().Matches(text).Select(match => match.Value), number =>
            HiddenTexts.Any(hidden => number == hidden || number.Replace(".", "", StringComparison.Ordinal) == hidden || number.StartsWith(hidden + "0", StringComparison.Ordinal)));

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Numerals();
}
