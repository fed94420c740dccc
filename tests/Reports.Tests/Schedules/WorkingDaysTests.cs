using Analytics.Reports.Periods;
using Analytics.Reports.Tests.Conventions;

namespace Analytics.Reports.Tests.Schedules;

/// <summary>Over the days of the sample's <c>holidays.csv</c>, in which Tết moves from year to year.</summary>
public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = new(File.ReadLines(Path.Combine(SourceTree.Root, "sql/sample/holidays.csv"))
        .Skip(1)
        .Select(line => DateOnly.Parse(line.Split(',')[0], null)));

    [Theory]
    [InlineData("2019-02-01", 1, "2019-02-11")]
    [InlineData("2020-01-22", 1, "2020-01-30")]
    [InlineData("2021-02-09", 1, "2021-02-17")]
    [InlineData("2022-01-28", 1, "2022-02-07")]
    [InlineData("2023-01-19", 1, "2023-01-27")]
    [InlineData("2023-01-19", 2, "2023-01-30")]
    [InlineData("2024-02-07", 1, "2024-02-15")]
    [InlineData("2025-01-24", 1, "2025-02-03")]
    [InlineData("2023-09-14", 1, "2023-09-15")]
    [InlineData("2023-09-15", 1, "2023-09-18")]
    [InlineData("2023-09-16", 10, "2023-09-29")]
    public void After_a_day_weekends_and_holidays_do_not_count(string day, int count, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Days.After(DateOnly.Parse(day, null), count));

    [Theory]
    [InlineData("2019-02-11", 1, "2019-02-01")]
    [InlineData("2023-01-27", 3, "2023-01-17")]
    [InlineData("2024-02-15", 1, "2024-02-07")]
    [InlineData("2025-02-03", 1, "2025-01-24")]
    [InlineData("2023-09-18", 1, "2023-09-15")]
    [InlineData("2023-09-17", 3, "2023-09-13")]
    public void Before_a_day_they_do_not_either(string day, int count, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Days.Before(DateOnly.Parse(day, null), count));
}
