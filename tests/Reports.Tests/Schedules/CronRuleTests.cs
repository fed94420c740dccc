using Analytics.Reports.Periods;

namespace Analytics.Reports.Tests.Schedules;

public sealed class CronRuleTests
{
    /// <summary>Times are Vietnamese; a day alone counts from its first minute.</summary>
    [Theory]
    [InlineData("0 6 15 3,6,9,12 *", "2023-09-15T05:59", "2023-09-15T06:00")]
    [InlineData("0 6 15 3,6,9,12 *", "2023-09-15T06:00", "2023-12-15T06:00")]
    [InlineData("* * * * *", "2023-12-31T23:59:59", "2024-01-01T00:00")]
    [InlineData("*/15 * * * *", "2023-09-15T05:59:30", "2023-09-15T06:00")]
    [InlineData("0 6 31 * *", "2023-09-01", "2023-10-31T06:00")]
    [InlineData("0 6 30 2,4 *", "2023-09-01", "2024-04-30T06:00")]
    [InlineData("0 0 29 2 *", "2096-03-01", "2104-02-29T00:00")]
    [InlineData("30 7-9/2 * * 1-5", "2023-09-15T09:30", "2023-09-18T07:30")]
    [InlineData("0 6 13 * 5", "2023-09-01", "2023-09-01T06:00")]
    [InlineData("0 6 * * 7", "2023-09-01", "2023-09-03T06:00")]
    [InlineData("0 6 */2 * 1", "2023-09-01", "2023-09-11T06:00")]
    public void The_next_time_is_the_first_after(string rule, string after, string next)
    {
        Assert.True(CronRule.TryParse(rule, out var parsed, out _));
        Assert.Equal(Instant(next), parsed.NextAfter(Instant(after)));
    }

    [Theory]
    [InlineData("0 6 15", "five fields")]
    [InlineData("60 6 * * *", "the minute '60'")]
    [InlineData("0 6 0 * *", "the day '0'")]
    [InlineData("0 6 * 9-3 *", "the month '9-3'")]
    [InlineData("0 6 * * mon", "the weekday 'mon'")]
    [InlineData("*/0 6 * * *", "the minute '*/0'")]
    [InlineData("0 6 31 2,4 *", "never comes")]
    public void Nonsense_is_refused_with_what_is_accepted(string rule, string says)
    {
        Assert.False(CronRule.TryParse(rule, out _, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }

    private static DateTimeOffset Instant(string text)
    {
        Assert.True(VietnamTime.TryParse(text, out var instant));
        return instant;
    }
}
