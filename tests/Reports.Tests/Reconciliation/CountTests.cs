using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Reconciliation;
using Town = Analytics.Reports.Tests.Briefings.Town;

namespace Analytics.Reports.Tests.Reconciliation;

/// <summary>Counts of units, indicators and quarters, which are no fields of a figure.</summary>
public sealed partial class CountTests
{
    private static readonly BriefingInput Input = Town.Input();

    [Theory]
    [InlineData("chỉ tiêu bảo đảm")]
    [InlineData("quý có số liệu")]
    public void A_wrong_count_in_the_title_of_a_chart_is_refused(string words)
    {
        var document = Composer.Compose(Input);
        var chart = document.Blocks().OfType<Chart>().First(chart => chart.Title.Plain.Contains(words, StringComparison.Ordinal));
        var wrong = chart with { Title = new Text([.. chart.Title.Spans.Select(span => span.Source is null ? span with { Content = Raised(span.Content) } : span)]) };
        var error = Assert.Throws<ReconciliationException>(() => DocumentCheck.Run(Input, document with { Opening = [wrong] }));
        Assert.Contains($"the title of chart `{chart.Id}`", error.Message, StringComparison.Ordinal);
        Assert.Contains("is part of no name, day or count", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_count_that_is_too_high_stands_in_any_of_two_hundred_random_towns()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var seed = 1; seed <= 200; seed++)
        {
            var input = AgreementTests.RandomInput(seed);
            var others = new OtherNumbers(input);
            foreach (var printed in PrintedTexts.Of(Composer.Compose(input)))
            {
                var text = string.Concat(printed.Text.Spans.Select(span => span.Source is null ? span.Content : "\ufffc"));
                foreach (Match count in Counts().Matches(text))
                {
                    seen.Add(count.Groups["words"].Value);
                    var wrong = text[..count.Index] + Raised(count.Value) + text[(count.Index + count.Length)..];
                    Assert.True(others.FindUnexplained(wrong, printed.Block) is not null, $"Seed {seed}: {wrong}");
                }
            }
        }

        Assert.Superset(
            new HashSet<string>(["chỉ tiêu bảo đảm", "quý có số liệu", "đơn vị gửi chưa đủ", "đơn vị vượt"], StringComparer.OrdinalIgnoreCase), seen);
    }

    [Fact]
    public void Units_in_one_place_and_units_that_lack_are_counted()
    {
        var units = Units(9);
        var cell = Briefings.Cells.Cell(Town.Members, 12);
        var figure = new Figure(Town.Members, Input.Sheet.Figures[0].Total, [.. units.Select((unit, index) => new UnitFigure(unit, index switch
        {
            < 6 => cell,
            6 => Briefings.Cells.Cell(Town.Members, 40),
            _ => Briefings.Cells.Cell(Town.Members, null),
        }))]);
        var others = new OtherNumbers(Input with { Sheet = Input.Sheet with { Figures = [figure, .. Input.Sheet.Figures.Where(one => one.Indicator != Town.Members)] } });
        Assert.Null(others.FindUnexplained("tiếp theo là 6 đơn vị (\ufffc)."));
        Assert.Equal("7", others.FindUnexplained("tiếp theo là 7 đơn vị (\ufffc)."));
        Assert.Null(others.FindUnexplained("(a) Số liệu chưa bao gồm 2 đơn vị."));
        Assert.Equal("8", others.FindUnexplained("(a) Số liệu chưa bao gồm 8 đơn vị."));
    }

    [Fact]
    public void Units_that_wrote_the_same_are_counted()
    {
        var units = Units(7);
        var input = Input with
        {
            Sheet = Input.Sheet with { Coverage = new Coverage([.. units.Select(unit => new UnitCoverage(unit, CoverageState.Missing, false) { SentWords = true })]) },
            Notes = [.. units.Select(unit => Input.Notes[0] with { Unit = unit.Code, Text = "Thiếu cán bộ." })],
        };
        AgreementTests.Check(input);
        Assert.Contains("7 đơn vị: Thiếu cán bộ.", PlainText.Write(Composer.Compose(input)), StringComparison.Ordinal);
        var others = new OtherNumbers(input);
        Assert.Equal("6", others.FindUnexplained("6 đơn vị: Thiếu cán bộ."));
        Assert.Null(others.FindUnexplained("Có 7 đơn vị mới báo cáo bằng lời, chưa gửi số liệu (danh sách tại Phụ lục III)."));
        Assert.Equal("7", others.FindUnexplained("Có 7 đơn vị chưa gửi báo cáo (danh sách tại Phụ lục III)."));
    }

    [Fact]
    public void How_many_of_several_indicators_rose_is_counted()
    {
        var request = new ChartRequest(ChartForm.Comparison, [Town.Members.Code, Town.Yearly.Code], 0);
        var input = Input with { Series = Input.Series with { Fields = [Input.Series.Fields[0] with { Charts = [request] }] } };
        var others = new OtherNumbers(input);
        var chart = $"bieu-do-{input.Series.Fields[0].Code}-1";
        var title = Enumerable.Range(0, 9).SelectMany(up => Enumerable.Range(0, 9).Select(down => string.Create(CultureInfo.InvariantCulture, $"Trong 2 chỉ tiêu có {up} tăng, {down} giảm so với cùng kỳ năm trước")));
        Assert.Single(title, text => others.FindUnexplained(text, chart) is null);
        Assert.Equal("9", others.FindUnexplained("Trong 9 chỉ tiêu có 1 tăng, 0 giảm", chart));
    }

    [Fact]
    public void A_count_that_is_true_of_another_chart_is_refused()
    {
        ChartRequest[] requests = [new(ChartForm.Trend, [Town.Total.Code], 1), new(ChartForm.Trend, [Town.Total.Code], 4)];
        var input = Input with { Series = Input.Series with { Fields = [Input.Series.Fields[0] with { Charts = requests }] } };
        var others = new OtherNumbers(input);
        var (first, second) = ($"bieu-do-{input.Series.Fields[0].Code}-1", $"bieu-do-{input.Series.Fields[0].Code}-2");
        Assert.Null(others.FindUnexplained("trong 1 quý có số liệu", first));
        Assert.Null(others.FindUnexplained("trong 3 quý có số liệu", second));
        Assert.Equal("3", others.FindUnexplained("trong 3 quý có số liệu", first));
        Assert.Equal("1", others.FindUnexplained("trong 1 quý có số liệu", second));
        Assert.Equal("3", others.FindUnexplained("trong 3 quý có số liệu"));
    }

    private static List<Unit> Units(int count) =>
        [.. Enumerable.Range(0, count).Select(index => Town.Board with { Code = "u" + (char)('a' + index), NameVi = "Đơn vị " + (char)('A' + index) })];

    /// <summary>The first number in it, by a thousand, which nothing counts up to.</summary>
    private static string Raised(string text) =>
        Number().Replace(text, number => (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1000).ToString(CultureInfo.InvariantCulture), 1);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+ (?<words>đơn vị (?:vượt|đạt|chưa đạt|gửi chưa đủ|mới báo cáo|chưa gửi))|của \d+ (?<words>đơn vị)|gồm \d+ (?<words>đơn vị)|\d+/\d+ (?<words>chỉ tiêu (?:bảo đảm|hoàn thành))|\d+ (?<words>chỉ tiêu có)|trong \d+ (?<words>quý có số liệu)")]
    private static partial Regex Counts();
}
