using Analytics.Worker.Desk.Collection;
using Analytics.Worker.Tests.Scheduling;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Refused workbooks are kept for those who sent them, and not for long.</summary>
public sealed class RefusedCopiesTests
{
    private readonly Clock clock = new(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_copy_is_for_its_own_session_and_for_a_while()
    {
        var copies = new RefusedCopies(clock);
        var kept = copies.Keep("mine", "a.xlsx", [1]);
        Assert.Equal("a.xlsx", copies.Find("mine", kept)?.Name);
        Assert.Null(copies.Find("another", kept));
        clock.Now += TimeSpan.FromMinutes(15);
        Assert.Null(copies.Find("mine", kept));
    }

    [Fact]
    public void The_last_one_of_a_session_takes_the_place_of_the_one_before_and_old_ones_of_others_make_room()
    {
        var copies = new RefusedCopies(clock);
        var first = copies.Keep("mine", "a.xlsx", [1]);
        var second = copies.Keep("mine", "b.xlsx", [2]);
        Assert.Null(copies.Find("mine", first));
        Assert.NotNull(copies.Find("mine", second));
        var fifth = new byte[RefusedCopies.MostBytes / 5];
        string[] others = [.. Enumerable.Range(0, 20).Select(other => copies.Keep($"small {other}", "c.xlsx", [3]))];
        Assert.NotNull(copies.Find("mine", second));
        string[] large = [.. Enumerable.Range(0, 5).Select(other => copies.Keep($"large {other}", "c.xlsx", fifth))];
        Assert.Null(copies.Find("mine", second));
        Assert.Null(copies.Find("small 19", others[19]));
        Assert.All(large, (copy, other) => Assert.NotNull(copies.Find($"large {other}", copy)));
    }

    [Theory]
    [InlineData("báo cáo.xlsx", "báo cáo.xlsx")]
    [InlineData("../../etc/passwd", "passwd.xlsx")]
    [InlineData("C:\\Users\\hoa\\Quý I.XLSX", "Quý I.xlsx")]
    [InlineData("", "bang-tinh.xlsx")]
    [InlineData("...", "bang-tinh.xlsx")]
    [InlineData("a\r\nSet-Cookie: x.xlsx", "aSet-Cookie: x.xlsx")]
    public void What_somebody_calls_a_file_is_a_label_and_no_path(string sent, string label) => Assert.Equal(label, UploadedFiles.Label(sent));
}
