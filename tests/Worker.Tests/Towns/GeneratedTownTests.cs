using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Documents;
using Analytics.Reports.Tests.Rendering;
using ExcelDataReader;

namespace Analytics.Worker.Tests.Towns;

/// <summary>Nothing in the product knows the sample: other codes, other sizes, one other value.</summary>
[Collection("database")]
public sealed class GeneratedTownTests(DatabaseFixture database)
{
    /// <summary>Unit 3 reports 107 instead of its plain value for the second field's flow in one quarter of the period.</summary>
    private static readonly (string Unit, string Indicator, string Quarter, decimal Value) OneValue =
        (GeneratedTown.Unit(3), GeneratedTown.Flow(2), "2024-Q2", 107);

    [Theory]
    [InlineData(1, 3)]
    [InlineData(40, 3)]
    [InlineData(5, 12)]
    public async Task A_town_of_any_size_makes_a_whole_pack(int units, int fields)
    {
        var pack = await TownPack.MakeAsync(database, new GeneratedTown(units, fields));
        var file = PdfReader.Read(await pack.TypesetAsync());
        Assert.Equal(DocumentText.Expected(pack.Document), DocumentText.Bare(file.ReadingText));
        Layout.Check(file);
        SummaryIsOnePage(file);
    }

    [Theory]
    [InlineData(11, 3)]
    [InlineData(2, 6)]
    public async Task Names_of_units_and_indicators_of_up_to_300_letters_stay_on_the_page_and_whole(int ofUnits, int ofIndicators)
    {
        var town = new GeneratedTown(3, 2)
        {
            UnitNameSuffix = string.Concat(Enumerable.Repeat(" khu dân cư Đồng Bằng Nghĩa", ofUnits)),
            IndicatorNameSuffix = string.Concat(Enumerable.Repeat(" tại khu dân cư Đồng Bằng Nghĩa", ofIndicators)),
        };
        var pack = await TownPack.MakeAsync(database, town);
        var file = PdfReader.Read(await pack.TypesetAsync());
        Assert.Equal(DocumentText.Expected(pack.Document), DocumentText.Bare(file.ReadingText));
        Layout.Check(file);
        SummaryIsOnePage(file);
    }

    [Fact]
    public async Task One_changed_value_changes_in_sentence_table_chart_workbook_and_json_and_nothing_else()
    {
        var plain = await TownPack.MakeAsync(database, new GeneratedTown(5, 3));
        var changed = await TownPack.MakeAsync(database, new GeneratedTown(5, 3) { Changed = OneValue });
        var (before, after) = (Total(plain), Total(changed));
        Assert.NotEqual(before, after);

        var field = "Lĩnh vực thứ B";
        foreach (var (pack, shown, gone) in new[] { (plain, before, after), (changed, after, before) })
        {
            var section = pack.Document.Parts.SelectMany(part => part.Sections).Single(section => section.Heading == field);
            Assert.All(
                [
                    string.Concat(section.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text.Plain)),
                    string.Join('\n', section.Blocks.OfType<Table>().SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => cell.Text.Plain)),
                ],
                text =>
                {
                    Assert.Contains(shown, text, StringComparison.Ordinal);
                    Assert.DoesNotContain(gone, text, StringComparison.Ordinal);
                });
            Assert.Contains(
                section.Blocks.OfType<Chart>().SelectMany(chart => chart.Series).SelectMany(series => series.Points),
                point => point.Label.Plain.Contains(pack == plain ? UnitValue(plain) : UnitValue(changed), StringComparison.Ordinal));
        }

        AssertOnlyTouched(Lines(plain), Lines(changed));
        AssertOnlyTouched(Cells(plain.Workbook), Cells(changed.Workbook));
        Assert.Equal([GeneratedTown.Flow(2), GeneratedTown.Ratio(2)], ChangedFigures(plain.Json, changed.Json));
    }

    private static void SummaryIsOnePage(PdfFile file)
    {
        Assert.Contains("TÓM TẮT", file.Pages[0].TextOf(file.Pages[0].Tree), StringComparison.Ordinal);
        Assert.Contains("ĐẢNG CỘNG SẢN", file.Pages[1].TextOf(file.Pages[1].Tree), StringComparison.Ordinal);
    }

    /// <summary>Whatever differs stands in a line of the field; the snapshot's id differs by its nature.</summary>
    private static void AssertOnlyTouched(List<(string Place, string Text)> before, List<(string Place, string Text)> after)
    {
        Assert.Equal(before.Count, after.Count);
        var touched = before.Zip(after).Where(pair => pair.First.Text != pair.Second.Text).ToList();
        Assert.NotEmpty(touched);
        Assert.All(touched, pair => Assert.True(
            pair.First.Place.Contains("thứ B", StringComparison.Ordinal)
            || pair.First.Place.Contains("luot-2", StringComparison.Ordinal)
            || pair.First.Place.Contains("ty-le-2", StringComparison.Ordinal)
            || pair.First.Text.Contains("sha256", StringComparison.Ordinal),
            $"'{pair.First.Text}' became '{pair.Second.Text}' at '{pair.First.Place}'"));
    }

    private static List<(string Place, string Text)> Lines(TownPack pack)
    {
        var place = string.Empty;
        return [.. PlainText.Write(pack.Document).Split('\n').Select(line =>
        {
            place = line.Contains("thứ ", StringComparison.Ordinal) ? line : place;
            return (place, line);
        })];
    }

    private static List<(string Place, string Text)> Cells(byte[] workbook)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(
            new MemoryStream(workbook));
        var place = string.Empty;
        var cells = new List<(string, string)>();
        do
        {
            while (reader.Read())
            {
                var texts = Enumerable.Range(0, reader.FieldCount)
                    .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? string.Empty)
                    .ToList();
                place = reader.Name == "Số liệu" ? texts[0] : texts.Find(text => text.Contains("thứ ", StringComparison.Ordinal)) ?? place;
                cells.AddRange(texts.Select(text => (place, text)));
            }
        }
        while (reader.NextResult());

        return cells;
    }

    private static string Total(TownPack pack) => Figure(pack.Json, GeneratedTown.Flow(2)).GetProperty("total").GetProperty("text").GetString()!;

    private static string UnitValue(TownPack pack) => Figure(pack.Json, GeneratedTown.Flow(2)).GetProperty("units").EnumerateArray()
        .Single(unit => unit.GetProperty("unit").GetString() == OneValue.Unit).GetProperty("text").GetString()!;

    private static JsonElement Figure(string json, string indicator) => Figures(json)
        .Single(figure => figure.GetProperty("indicator").GetString() == indicator);

    private static JsonElement.ArrayEnumerator Figures(string json) =>
        JsonDocument.Parse(json).RootElement.GetProperty("figures").EnumerateArray();

    private static IEnumerable<string> ChangedFigures(string before, string after) => Figures(before).Zip(Figures(after))
        .Where(pair => pair.First.GetRawText() != pair.Second.GetRawText())
        .Select(pair => pair.First.GetProperty("indicator").GetString()!);
}
