using System.Net;
using System.Text;
using Analytics.Worker.Desk.Indicators;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Analytics.Desk.Tests.Indicators;

/// <summary>Indicators as the office finds and reads them, and what of it readers see.</summary>
[Collection("desk")]
public sealed class IndicatorPagesTests(DeskFixture desk)
{
    [Theory]
    [InlineData("dang vien moi", "a05")]
    [InlineData("Đảng viên MỚI", "a05")]
    [InlineData("a05", "a05")]
    [InlineData("quy vi nguoi ngheo", "f01")]
    public async Task An_indicator_is_found_by_name_or_code_with_and_without_marks(string typed, string code)
    {
        using var editor = await desk.ClientAsync("editor");
        var page = await editor.GetStringAsync(new Uri("/indicators?q=" + Uri.EscapeDataString(typed), UriKind.Relative));
        Assert.Contains($"href=\"/indicators/{code}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/indicators/c01\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_and_a_field_of_it_narrow_the_list_and_what_is_neither_is_not_found()
    {
        using var editor = await desk.ClientAsync("editor");
        var series = await editor.GetStringAsync(new Uri("/indicators?in=giao-ban-9-thang", UriKind.Relative));
        Assert.Contains("/indicators/d07", series, StringComparison.Ordinal);
        Assert.DoesNotContain("/indicators/l01\"", series, StringComparison.Ordinal);
        var field = await editor.GetStringAsync(new Uri("/indicators?in=giao-ban-9-thang/organisation", UriKind.Relative));
        Assert.Contains("/indicators/a05", field, StringComparison.Ordinal);
        Assert.DoesNotContain("/indicators/d07", field, StringComparison.Ordinal);
        foreach (var nowhere in new[] { "?in=nothing", "?in=giao-ban-9-thang/nothing", "?in=a/b/c", "/no-such", "/a05?series=nothing", "/a05?committee=btc", "/no-such/figures.csv" })
        {
            using var answer = await editor.GetAsync(new Uri("/indicators" + nowhere, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var none = await editor.GetStringAsync(new Uri("/indicators?q=%00%ED%A0%80+khong+co+gi", UriKind.Relative));
        Assert.Contains("Không có chỉ tiêu nào khớp.", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_sees_facts_trend_units_plan_and_who_corrected_what()
    {
        var page = await desk.VisitAsync("editor");
        await page.GotoAsync("/indicators/m01?series=giao-ban-9-thang");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Hội viên, đoàn viên kết nạp mới");
        await Expect(page.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("quý II năm 2023: [0-9]"));
        var table = page.GetByRole(AriaRole.Region, new() { Name = "Theo đơn vị và kỳ" });
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "9 tháng năm 2023" })).ToBeVisibleAsync();
        await Expect(table.GetByRole(AriaRole.Rowheader, new() { Name = "Hội Nông dân" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Kế hoạch" }).GetByRole(AriaRole.Row)).Not.ToHaveCountAsync(0);

        await page.GotoAsync("/indicators/a05?series=giao-ban-9-thang");
        var revision = page.GetByRole(AriaRole.Region, new() { Name = "Đính chính" }).GetByRole(AriaRole.Row).Filter(new() { HasText = "quý III năm 2023" }).Last;
        await Expect(revision).ToContainTextAsync("Ban Tổ chức");
        await Expect(revision.Locator("ins")).ToHaveTextAsync("65");
    }

    [Fact]
    public async Task A_pack_and_the_page_show_the_same_number()
    {
        using var editor = await desk.ClientAsync("editor");
        var figures = (await desk.RunAsync("figures", "--series", "giao-ban-9-thang", "--period", "2022-9M", "--json")).Output;
        using var json = System.Text.Json.JsonDocument.Parse(figures);
        foreach (var code in new[] { "a05", "a09", "b02", "f01", "b07a" })
        {
            var lines = Encoding.UTF8.GetString(await editor.GetByteArrayAsync(
                new Uri($"/indicators/{code}/figures.csv?series=giao-ban-9-thang", UriKind.Relative))).Split("\r\n");
            var figure = json.RootElement.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("indicator").GetString() == code);
            Assert.Contains($",2022-9M,", lines.Single(line => line.StartsWith("tx-minh-hoa,", StringComparison.Ordinal) && line.Contains(",2022-9M,", StringComparison.Ordinal)), StringComparison.Ordinal);
            foreach (var unit in figure.GetProperty("units").EnumerateArray())
            {
                var line = lines.Single(line => line.StartsWith(unit.GetProperty("unit").GetString() + ",", StringComparison.Ordinal) && line.Contains(",2022-9M,", StringComparison.Ordinal));
                var value = unit.GetProperty("value").GetString();
                Assert.Contains(value is null ? ",2022-9M,," : $",2022-9M,{Shortened(value)}", line, StringComparison.Ordinal);
            }
        }

        // A ratio is exact here and rounded to ten decimals there.
        static string Shortened(string value) => value.Contains('.', StringComparison.Ordinal) ? value[..^1] : value;
    }

    [Fact]
    public async Task The_download_begins_with_a_mark_is_plain_and_holds_no_formula()
    {
        using var editor = await desk.ClientAsync("editor");
        using var answer = await editor.GetAsync(new Uri("/indicators/a05/figures.csv", UriKind.Relative));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("unit,name_vi,indicator,", Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
        Assert.Equal("'=1+2", FigureCsv.Cell("=1+2"));
        Assert.Equal("\"'@a,\"\"b\"\"\"", FigureCsv.Cell("@a,\"b\""));
        Assert.Equal("'-a", FigureCsv.Cell("-a"));
        Assert.Equal("-12.5", FigureCsv.Cell("-12.5"));
    }

    [Fact]
    public async Task Readers_see_what_approved_packs_may_show_and_no_corrections_and_reporters_nothing()
    {
        // The demo approves nothing by itself; what is approved is as of the morning of its meeting.
        await desk.RunAsync("approve", "tx-minh-hoa/tong-ket-doan-cong-tac/2022/v1");
        using var viewer = await desk.ClientAsync("viewer");
        var open = await viewer.GetStringAsync(new Uri("/indicators/l03a", UriKind.Relative));
        Assert.Contains("Theo báo cáo đã duyệt mới nhất", open, StringComparison.Ordinal);
        Assert.Contains("năm 2022", open, StringComparison.Ordinal);
        Assert.DoesNotContain("năm 2023", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Đính chính", open, StringComparison.Ordinal);

        // Two working groups raised few issues; the office sees how few.
        using var editor = await desk.ClientAsync("editor");
        const string masked = "/indicators/l02b/figures.csv?series=tong-ket-doan-cong-tac";
        Assert.Contains(",masked,", await viewer.GetStringAsync(new Uri(masked, UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain(",masked,", await editor.GetStringAsync(new Uri(masked, UriKind.Relative)), StringComparison.Ordinal);

        using var unapproved = await viewer.GetAsync(new Uri("/indicators/a05?series=giao-ban-9-thang", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unapproved.StatusCode);
        using var reporter = await desk.ClientAsync("reporter");
        using var refused = await reporter.GetAsync(new Uri("/indicators", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
