using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Reports.Tests.Conventions;
using Analytics.Reports.Tests.Rendering;

namespace Analytics.Worker.Tests.Commands;

/// <summary>What a new user gets from the README's first command.</summary>
public sealed partial class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const string NineMonths = "tx-minh-hoa-giao-ban-9-thang-2023-9M";

    [Fact]
    public void It_ends_well_and_says_nothing_but_results_on_standard_output()
    {
        Assert.True(demo.Run.ExitCode == 0, demo.Run.Messages);
        Assert.All(
            demo.Run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^(out/\S+\.(pdf|xlsx|json)|  SHA-256 [0-9a-f]{64}  \S+\.pdf)$", line));
    }

    [Fact]
    public void Every_printed_path_exists_and_every_printed_hash_is_its_files()
    {
        foreach (Match line in PrintedHash().Matches(demo.Run.Output))
        {
            var content = File.ReadAllBytes(Path.Combine(demo.Out, line.Groups[2].Value));
            Assert.Equal(line.Groups[1].Value, Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        Assert.Equal(6, PrintedHash().Count(demo.Run.Output));
        Assert.Equal(18, Directory.GetFiles(demo.Out).Length);
    }

    [Fact]
    public void The_nine_month_pack_is_the_one_whose_hash_the_readme_carries()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        foreach (var version in new[] { "v1", "v2" })
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(demo.Out, $"{NineMonths}-{version}.pdf"))));
            Assert.Contains(hash, readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_first_nine_month_version_has_eleven_of_twelve_bodies_and_the_second_all()
    {
        Assert.Equal((12, 11), Coverage("v1"));
        Assert.Equal((12, 12), Coverage("v2"));
    }

    [Theory]
    [InlineData("tx-minh-hoa-chuong-trinh-hanh-dong-2021-H1-v1.pdf", 7)]
    [InlineData("tx-minh-hoa-tong-ket-doan-cong-tac-2022-v1.pdf", 5)]
    [InlineData("tx-minh-hoa-giao-ban-quy-2023-Q1-v1.pdf", 6)]
    [InlineData(NineMonths + "-v1.pdf", 6)]
    [InlineData(NineMonths + "-v2.pdf", 6)]
    [InlineData("tx-minh-hoa-tong-ket-nhiem-ky-2020-2025-v1.pdf", 9)]
    public void Its_pages_are_marked_full_legible_and_within_their_budget(string name, int budget)
    {
        const string mark = "SỐ LIỆU MINH HỌA – KHÔNG PHẢI VĂN BẢN CỦA CƠ QUAN NÀO";
        var pdf = PdfReader.Read(File.ReadAllBytes(Path.Combine(demo.Out, name)));
        Assert.Contains(mark, pdf.Title, StringComparison.Ordinal);
        Assert.Contains("minh-hoa", name, StringComparison.Ordinal);
        Assert.All(pdf.Pages, page => Assert.Contains(
            DocumentText.Bare(mark), DocumentText.Bare(string.Concat(page.Items.Select(item => item.Text))), StringComparison.Ordinal));
        Layout.Check(pdf);
        Assert.All(pdf.Pages.SkipLast(1), page => Assert.True(FillOf(page) >= 0.25, $"a page is only {FillOf(page):P0} full"));
        // One page of summary, then the paper.
        Assert.Contains("TÓM TẮT", pdf.Pages[0].TextOf(pdf.Pages[0].Tree), StringComparison.Ordinal);
        Assert.Contains("ĐẢNG CỘNG SẢN", pdf.Pages[1].TextOf(pdf.Pages[1].Tree), StringComparison.Ordinal);
        var body = pdf.Pages.Skip(1).TakeWhile(page => !page.TextOf(page.Tree).StartsWith("Phụ lục I", StringComparison.Ordinal));
        Assert.InRange(body.Count(), 1, budget);
    }

    [Fact]
    public async Task A_second_demo_on_the_same_data_finds_the_same_packs()
    {
        var before = Directory.GetFiles(demo.Out).ToDictionary(path => path, File.ReadAllBytes);
        var again = await CommandRun.RunAsync(demo.Folder, null, "demo", "--no-serve");
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(demo.Run.Output, again.Output);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public async Task Verify_makes_the_same_bytes_once_more()
    {
        var verify = await CommandRun.RunAsync(
            demo.Folder, null, "verify", "tx-minh-hoa/giao-ban-9-thang/2023-9M/v1", "tx-minh-hoa/giao-ban-9-thang/2023-9M/v2");
        Assert.True(verify.ExitCode == 0, verify.Output + verify.Messages);
        Assert.Equal($"{NineMonths}-v1: same\n{NineMonths}-v2: same\n", verify.Output);
    }

    [Fact]
    public async Task Figures_as_json_are_those_of_the_pack()
    {
        var figures = await CommandRun.RunAsync(
            demo.Folder, null, "figures", "--series", "giao-ban-quy", "--period", "2023-Q1", "--as-of", "2023-04-06T06:00", "--json");
        Assert.True(figures.ExitCode == 0, figures.Messages);
        Assert.Equal(File.ReadAllText(Path.Combine(demo.Out, "tx-minh-hoa-giao-ban-quy-2023-Q1-v1.json")), figures.Output);
    }

    [Fact]
    public async Task What_is_disclosed_as_a_total_only_has_units_in_the_figures_of_the_office_and_none_in_the_pack()
    {
        var office = await CommandRun.RunAsync(
            demo.Folder, null, "figures", "--series", "giao-ban-9-thang", "--period", "2023-9M", "--as-of", "2023-09-18T17:00", "--json");
        Assert.Equal([1, 0], [UnitsOf("d08", office.Output), UnitsOf("d08", File.ReadAllText(Path.Combine(demo.Out, $"{NineMonths}-v1.json")))]);
    }

    [Fact]
    public async Task Doctor_finds_every_part_working()
    {
        var doctor = await CommandRun.RunAsync(demo.Folder, null, "doctor");
        Assert.True(doctor.ExitCode == 0, doctor.Output);
        Assert.All(doctor.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("ok ", line));
    }

    /// <summary>Share of the room between the margins (20 mm) above the lowest line of text.</summary>
    private static double FillOf(PdfPage page)
    {
        const double margin = 20 / 25.4 * 72;
        return (page.Items.Where(item => !item.Artifact).Max(item => item.Y) - margin) / (page.Height - 2 * margin);
    }

    private static int UnitsOf(string indicator, string json)
    {
        using var figures = JsonDocument.Parse(json);
        return figures.RootElement.GetProperty("figures").EnumerateArray()
            .Single(figure => figure.GetProperty("indicator").GetString() == indicator).GetProperty("units").GetArrayLength();
    }

    private (int Expected, int Reported) Coverage(string version)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(demo.Out, $"{NineMonths}-{version}.json")));
        var coverage = json.RootElement.GetProperty("coverage");
        return (coverage.GetProperty("expected").GetInt32(), coverage.GetProperty("reported").GetInt32());
    }

    [GeneratedRegex(@"^  SHA-256 ([0-9a-f]{64})  (\S+\.pdf)$", RegexOptions.Multiline)]
    private static partial Regex PrintedHash();
}
