using System.Xml.Linq;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Tests.Rendering;

[Collection("renderer")]
public sealed class ChartTests(RendererFixture fixture)
{
    public static TheoryData<int> Kinds => [.. Enum.GetValues<ChartKind>().Select(kind => (int)kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_present_figure_is_one_mark_with_its_label_and_a_missing_one_is_a_gap_with_a_word(int kind)
    {
        var chart = SampleDocument.Charts().Single(sample => sample.Kind == (ChartKind)kind);
        var svg = await DrawAsync(chart);
        var points = chart.Series.SelectMany(series => series.Points).ToList();
        Assert.Equal(points.Count(point => point.Value is not null), Marks(svg).Count);
        var texts = Texts(svg);
        Assert.All(
            points.Where(point => point.Value is not null).GroupBy(point => point.Label.Plain),
            label => Assert.InRange(texts.Count(text => text == label.Key), label.Count(), label.Count() + 1));
        var missing = points.Count(point => point.Value is null);
        Assert.Equal(missing, Occurrences(DocumentText.Bare(string.Concat(texts)), DocumentText.Bare("chưa báo cáo")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_name_on_an_axis_is_shown(int kind)
    {
        var chart = SampleDocument.Charts().Single(sample => sample.Kind == (ChartKind)kind);
        var text = DocumentText.Bare(string.Concat(Texts(await DrawAsync(chart))));
        Assert.All(chart.Categories, name => Assert.Contains(DocumentText.Bare(name), text, StringComparison.Ordinal));
        Assert.Contains(chart.Measure.Replace(" ", "", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_one_value_changes_one_mark_and_one_label()
    {
        var chart = SampleDocument.Comparison();
        var points = chart.Series[0].Points.ToList();
        points[2] = new ChartPoint(13, "13");
        var changed = chart with { Series = [chart.Series[0] with { Points = points }, chart.Series[1]] };
        var (before, after) = (await DrawAsync(chart), await DrawAsync(changed));
        Assert.Equal(1, Marks(before).Zip(Marks(after)).Count(pair => pair.First.ToString() != pair.Second.ToString()));
        Assert.Equal(Texts(before).Count, Texts(after).Count);
        Assert.Equal([("12", "13")], Texts(before).Zip(Texts(after)).Where(pair => pair.First != pair.Second));
    }

    [Fact]
    public async Task Whether_a_plan_was_reached_shows_without_colour()
    {
        var svg = await DrawAsync(SampleDocument.Attainment());
        var points = SampleDocument.Attainment().Series[0].Points;
        Assert.Equal(points.Count(point => point.Value >= 100), Marks(svg).Count(mark => mark.Attribute("fill")!.Value != "#ffffff"));
        Assert.Contains("100%", Texts(svg));
    }

    [Fact]
    public async Task Bars_of_figures_that_are_not_judged_have_one_neutral_legend()
    {
        const string neutral = "Tỷ lệ so với kế hoạch (không đánh giá)";
        var chart = SampleDocument.Attainment();
        Chart With(Func<int, bool> isJudged) => chart with
        {
            Series = [chart.Series[0] with { Points = [.. chart.Series[0].Points.Select((point, index) => point with { IsJudged = isJudged(index) })] }],
        };
        var none = Texts(await DrawAsync(With(_ => false)));
        Assert.Contains(neutral, none);
        Assert.Contains("100%", none);
        Assert.DoesNotContain("Chưa đạt 100%", none);
        Assert.DoesNotContain("Đạt 100% kế hoạch trở lên", none);
        Assert.DoesNotContain(neutral, Texts(await DrawAsync(chart)));
        var some = Texts(await DrawAsync(With(index => index > 1)));
        Assert.Contains(neutral, some);
        Assert.Contains("Chưa đạt 100%", some);
    }

    [Fact]
    public void A_label_that_would_lie_on_the_line_of_the_plan_stands_in_its_bar()
    {
        Assert.Equal(
            [null, null, "insideRight", null, null],
            Positions(SampleDocument.Attainment() with { Categories = ["a", "b", "c", "d", "e"] }, 120, 100, 95, 40, 3));
        // Beside a bar of twenty times the plan the others are too short to hold a label.
        Assert.Equal([null, null], Positions(SampleDocument.Attainment() with { Categories = ["a", "b"] }, 2000, 95));
    }

    [Fact]
    public void A_label_stands_under_its_point_where_the_line_comes_down_from_both_sides()
    {
        var chart = SampleDocument.Trend() with { Categories = ["a", "b", "c", "d", "e"] };
        Assert.Equal([null, "bottom", null, null, null], Positions(chart, 50, 40, 60, 70, 65));
        Assert.Equal([null, null, null], Positions(chart with { Categories = ["a", "b", "c"] }, 50, 0, 60));
        Assert.Equal([null, null, null], Positions(chart with { Categories = ["a", "b", "c"] }, null, 40, 60));
    }

    [Fact]
    public async Task A_break_of_a_trend_is_a_dashed_line_with_its_words_once_where_two_are_close()
    {
        var chart = SampleDocument.Trend();
        Assert.DoesNotContain("stroke-dasharray", (await DrawAsync(chart)).ToString(), StringComparison.Ordinal);
        var svg = await DrawAsync(chart with { Breaks = [new(3, "sắp xếp đơn vị"), new(4, "sắp xếp đơn vị"), new(7, "sắp xếp đơn vị")] });
        Assert.Equal(3, svg.Descendants().Count(node => node.Attribute("stroke-dasharray") is not null));
        Assert.Equal(2, Texts(svg).Count(text => text == "sắp xếp đơn vị"));
        Assert.Equal(Texts(await DrawAsync(chart)).Count + 2, Texts(svg).Count);
    }

    [Fact]
    public async Task Pictures_carry_no_counter_of_the_process()
    {
        var charts = SampleDocument.Charts();
        var first = await fixture.Renderer.DrawChartsAsync(charts, CancellationToken.None);
        var again = await fixture.Renderer.DrawChartsAsync([.. charts.Reverse()], CancellationToken.None);
        Assert.All(charts, chart => Assert.Equal(first[chart.Id], again[chart.Id]));
        Assert.All(first.Values, svg => Assert.DoesNotContain("zr", svg, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ChartKind.Attainment, 1)]
    [InlineData(ChartKind.Attainment, 40)]
    [InlineData(ChartKind.Comparison, 1)]
    [InlineData(ChartKind.Comparison, 40)]
    [InlineData(ChartKind.Trend, 1)]
    [InlineData(ChartKind.Trend, 12)]
    [InlineData(ChartKind.Trend, 13)]
    [InlineData(ChartKind.Trend, 20)]
    [InlineData(ChartKind.Trend, 44)]
    public async Task One_unit_or_forty_are_drawn_without_overlaps(object kind, int count)
    {
        var sample = SampleDocument.Charts().Single(chart => chart.Kind == (ChartKind)kind);
        ChartPoint Point(int n) => new(n % 9 == 5 ? null : n * 37.5m, n % 9 == 5 ? "chưa báo cáo" : $"{n * 37},5");
        var chart = sample with
        {
            Categories = [.. Enumerable.Range(1, count).Select(n => sample.Kind == ChartKind.Trend ? $"Quý IV/{2000 + n}" : $"Đảng ủy xã Minh Họa {n}")],
            Series = [.. sample.Series.Select(series => series with { Points = [.. Enumerable.Range(1, count).Select(Point)] })],
        };
        var svg = await DrawAsync(chart);
        Assert.Equal(chart.Series.Sum(series => series.Points.Count(point => point.Value is not null)), Marks(svg).Count);
        Layout.Check(PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Of(chart))));
    }

    [Theory]
    [InlineData("Hội Nông dân")]
    [InlineData("Cán bộ được cử đi đào tạo, bồi dưỡng lý luận chính trị, quốc phòng và an ninh tại tỉnh")]
    public async Task Charts_of_the_page_in_front_name_everything_and_stand_clear_of_each_other(string name)
    {
        var charts = SampleDocument.Charts().SelectMany(chart => new[] { ChartSize.Half, ChartSize.Front }.Select(size => Shortened(chart, 4) with { Id = $"{chart.Id}-{size}", Size = size })).ToList();
        var document = SampleDocument.Of() with { Summary = SampleDocument.Summary() with { Blocks = [.. charts.OrderBy(chart => chart.Size)] } };
        Layout.Check(PdfReader.Read(await fixture.TypesetAsync(document)));
        foreach (var chart in charts)
        {
            var text = DocumentText.Bare(string.Concat(Texts(await DrawAsync(chart))));
            Assert.All(chart.Kind == ChartKind.Trend ? [] : chart.Categories, category => Assert.Contains(DocumentText.Bare(category), text, StringComparison.Ordinal));
        }

        Chart Shortened(Chart chart, int count) => chart.Kind == ChartKind.Trend ? chart : chart with
        {
            Categories = [name, .. chart.Categories.Skip(1).Take(count - 1)],
            Series = [.. chart.Series.Select(series => series with { Points = [.. series.Points.Take(count)] })],
        };
    }

    [Fact]
    public async Task A_point_without_a_label_shows_by_its_form_that_it_is_not_final_or_not_whole_and_the_legend_says_what_it_means()
    {
        ChartPoint[] points = [.. Enumerable.Range(1, 14).Select(n => new ChartPoint(n * 10, $"{n}0"))];
        points[4] = points[4] with { IsEstimate = true };
        points[6] = points[6] with { IsPartial = true };
        points[8] = points[8] with { IsEstimate = true, IsPartial = true };
        Chart With(ChartPoint[] shown) => SampleDocument.Trend() with
        {
            Categories = [.. shown.Select((_, index) => $"Quý I/{2000 + index}")],
            Series = [new ChartSeries("Số đảng viên", SeriesRole.Actual, shown)],
        };
        var drawn = await DrawAsync(With(points));
        Assert.Equal(["số ước", "chưa đủ số liệu", "số ước, chưa đủ số liệu"], Texts(drawn).Where(text => text.StartsWith("số ước", StringComparison.Ordinal) || text.StartsWith("chưa", StringComparison.Ordinal)));
        // A round point is one path for all; each of the three others has a form or a fill that no plain one has.
        var forms = Marks(drawn).Select(mark => (mark.Attribute("d")?.Value, mark.Attribute("fill")?.Value)).ToList();
        Assert.Equal(14, forms.Count);
        Assert.Equal(4, forms.Distinct().Count());
        Assert.Equal(3, forms.GroupBy(form => form).Count(form => form.Count() == 1));
        Assert.DoesNotContain(Texts(await DrawAsync(With([.. points.Select(point => point with { IsEstimate = false, IsPartial = false })]))), text => text.Contains("ước", StringComparison.Ordinal));
        Layout.Check(PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Of(With(points)))));
    }

    [Fact]
    public async Task The_check_of_a_pages_words_sees_those_of_its_charts()
    {
        var chart = SampleDocument.Comparison();
        var page = PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Of(chart))).Pages.Single();
        var words = Layout.Words(page.Items.Where(item => !string.IsNullOrWhiteSpace(item.Text)));
        Assert.All(
            chart.Series.SelectMany(series => series.Points).SelectMany(point => point.Label.Plain.Split(' ')),
            label => Assert.Contains(words, word => word.Text == label && word.Font.Contains("BeVietnam", StringComparison.Ordinal)));
        // Labels of one chart that lie on each other are found.
        var label = words.First(word => word.Text == "24");
        var crowded = page with { Items = [.. page.Items, label with { Text = "18", X = label.X + 3 }] };
        Assert.Throws<Xunit.Sdk.FalseException>(() => Layout.Check(new PdfFile(null, null, null, null, [], [crowded])));
    }

    [Fact]
    public async Task A_long_trend_names_some_quarters_and_prints_its_first_last_highest_and_lowest_value()
    {
        string[] quarters = ["I", "II", "III", "IV"];
        int?[] values = [59, 70, 62, 65, 64, 58, 80, 66, null, 61, 63, 30, 66, 62, 60, 65];
        var chart = SampleDocument.Trend() with
        {
            Categories = [.. values.Select((_, index) => $"Quý {quarters[index % 4]}/{2020 + (index / 4)}")],
            Series = [SampleDocument.Trend().Series[0] with { Points = [.. values.Select(value => new ChartPoint(value, value is null ? "chưa có" : $"{value}"))] }],
        };
        var texts = Texts(await DrawAsync(chart));
        Assert.Equal(["30", "59", "65", "80"], texts.Where(text => text.All(char.IsDigit)).Order());
        Assert.Equal(1, texts.Count(text => text == "–"));
        Assert.Contains("–: chưa có", string.Concat(texts), StringComparison.Ordinal);
        Assert.Equal(["II/2020", "II/2021", "II/2022", "II/2023", "IV/2020", "IV/2021", "IV/2022", "IV/2023"], texts.Where(text => text.Contains('I', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var items = PdfReader.Read(await fixture.TypesetAsync(SampleDocument.Of(chart)));
        Layout.Check(items);
    }

    [Fact]
    public async Task All_missing_all_zero_and_negative_figures_are_drawn()
    {
        foreach (var value in new decimal?[] { null, 0, -4 })
        {
            foreach (var sample in SampleDocument.Charts())
            {
                var chart = sample with
                {
                    Series = [.. sample.Series.Select(series => series with { Points = [.. series.Points.Select(_ => new ChartPoint(value, value is null ? "chưa có" : $"{value:0}"))] })],
                };
                var svg = await DrawAsync(chart);
                Assert.Equal(value is null ? 0 : chart.Categories.Count * chart.Series.Count, Marks(svg).Count);
            }
        }
    }

    [Fact]
    public void A_chart_with_too_few_points_or_of_an_unknown_kind_is_refused()
    {
        var chart = SampleDocument.Trend();
        Assert.Throws<ArgumentException>(() => Reports.Rendering.Charts.ChartDrawing.Of(chart with { Categories = ["một"] }));
        Assert.Throws<ArgumentException>(() => Reports.Rendering.Charts.ChartDrawing.Of(chart with { Kind = (ChartKind)99 }));
    }

    /// <summary>Where the labels stand that do not stand where the others do.</summary>
    private static IEnumerable<string?> Positions(Chart chart, params decimal?[] values)
    {
        var drawing = Reports.Rendering.Charts.ChartDrawing.Of(chart with
        {
            Series = [chart.Series[0] with { Points = [.. values.Select(value => new ChartPoint(value, $"{value}"))] }],
        });
        var series = drawing.Option["series"]!.AsArray();
        return Enumerable.Range(0, values.Length).Select(index => series
            .Select(one => one!["data"]![index]?["label"]?["position"]?.GetValue<string>())
            .FirstOrDefault(position => position is not null));
    }

    private static int Occurrences(string text, string word) => text.Split(word).Length - 1;

    private static List<XElement> Marks(XElement svg) =>
        [.. svg.Descendants().Where(node => node.Attribute("ecmeta_ssr_type")?.Value == "chart" && node.Attribute("ecmeta_data_index") is not null && node.Attribute("ecmeta_silent") is null)];

    private static List<string> Texts(XElement svg) => [.. svg.Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value)];

    private async Task<XElement> DrawAsync(Chart chart) =>
        XElement.Parse((await fixture.Renderer.DrawChartsAsync([chart], CancellationToken.None))[chart.Id]);
}
