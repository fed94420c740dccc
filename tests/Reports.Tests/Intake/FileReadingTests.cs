using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Reports.Tests.Intake;

public class FileReadingTests
{
    private const string Header = "code,name_vi,kind\n";

    [Fact]
    public async Task Row_numbers_are_lines_of_the_file_quoted_line_breaks_and_blank_lines_counted()
    {
        var read = await ReadFile.OfAsync("units.csv", Header + "a,\"Ban\nTổ\r\nchức\",k\n\n\nb,Hội,k\r\n,,\nB,Hội,k\n");

        Assert.Equal([2L, 7L, 9L], read.Rows.Select(row => row.Line));
        Assert.Equal("Ban\nTổ\r\nchức", read.Rows[0].Values[1]);
        Assert.Equal(9, Assert.Single(read.Problems).Row);
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_first_column()
    {
        var read = await ReadFile.OfAsync("units.csv", "\uFEFF" + Header + "btc,Ban,party_board\n");

        Assert.Empty(read.Problems);
        Assert.Equal("btc", Assert.Single(read.Rows).Values[0]);
    }

    [Fact]
    public async Task Columns_may_stand_in_any_order()
    {
        var read = await ReadFile.OfAsync("units.csv", "kind,code,name_vi\nparty_board,btc,Ban\n");

        Assert.Empty(read.Problems);
        Assert.Equal(["btc", "Ban", null, "party_board"], Assert.Single(read.Rows).Values.Take(4));
    }

    [Fact]
    public async Task Decomposed_text_becomes_composed()
    {
        var name = "Thị ủy Hồng Lĩnh";
        var read = await ReadFile.OfAsync("units.csv", Header + $"c,{name.Normalize(NormalizationForm.FormD)},committee\n");

        Assert.Equal(name.Normalize(NormalizationForm.FormC), Assert.Single(read.Rows).Values[1]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84 239 000 000")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    public async Task Text_that_looks_like_a_formula_is_kept_as_text(string text)
    {
        var read = await ReadFile.OfAsync("units.csv", Header + $"c,{text},committee\n");

        Assert.Equal(text, Assert.Single(read.Rows).Values[1]);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("007", "7")]
    [InlineData("999999999999999999.999999", "999999999999999999.999999")]
    [InlineData("0.000001", "0.000001")]
    public async Task Decimals_are_kept_exactly(string text, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi-VN");
            var read = await ReadFile.OfAsync("observations.csv", $"unit,indicator,quarter,value\nbtc,a05,2023-Q1,{text}\n");

            Assert.Equal(expected, ((decimal)Assert.Single(read.Rows).Values[3]!).ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Empty_cells_and_absent_columns_take_their_defaults()
    {
        var indicators = await ReadFile.OfAsync(
            "indicators.csv", "code,name_vi,measure_vi,kind,numerator,denominator,decimals\na,A,người,flow,,,\nr,R,%,ratio,a,b,\np,P,%,percent,,,3\n");
        var observations = await ReadFile.OfAsync("observations.csv", "unit,indicator,quarter,value\nbtc,a05,2023-Q1,\n");

        Assert.Empty(indicators.Problems);
        Assert.Equal([0, 1, 3], indicators.Rows.Select(row => row.Values[9]));
        Assert.All(indicators.Rows, row => Assert.Equal(["none", 1L, "open"], [row.Values[8], row.Values[10], row.Values[12]]));
        Assert.Equal([null, "exact", null, "final"], Assert.Single(observations.Rows).Values.Skip(3).Take(4));
    }

    [Fact]
    public async Task The_hash_is_that_of_all_bytes_even_when_reading_stopped_early()
    {
        var content = "\uFEFF" + Header.Replace(',', ';') + new string('x', 200_000);
        var read = await ReadFile.OfAsync("units.csv", content);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), read.Sha256);
    }
}
