using Analytics.Reports.Periods;
using Analytics.Worker.Scheduling;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>What a form of the desk is refused for, in the language of its page.</summary>
[Collection("scheduling")]
public sealed class RefusalTests(DatabaseFixture fixture)
{
    [Theory]
    [InlineData("khong-co", "tx-minh-hoa", "2023-9M", "Không có loại báo cáo `khong-co`", "There is no series")]
    [InlineData("giao-ban-9-thang", "khong-co", "2023-9M", "Không có đảng bộ `khong-co`", "There is no committee")]
    [InlineData("giao-ban-9-thang", "tx-minh-hoa", "2023-13", "`2023-13` không phải là một kỳ", "is not a period")]
    [InlineData("giao-ban-9-thang", "tx-minh-hoa", "1990-1995", "Nhiệm kỳ `1990-1995` chưa có", "is not in terms.csv")]
    [InlineData("giao-ban-9-thang", "tx-minh-hoa", "2023-Q3", "lập theo 9 tháng, nhưng `2023-Q3` là kỳ quý", "is of kind quarter")]
    public async Task A_request_says_what_is_wrong_in_both_languages(string series, string committee, string period, string vi, string en)
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var refused = await Assert.ThrowsAsync<BadInputException>(
            () => town.Ledger.RequestAsync(new RunRequest(series, committee, period, null, false, "thử", ScheduledTown.Clerk), default));
        Assert.Contains(vi, Assert.Single(refused.LinesIn("vi")), StringComparison.Ordinal);
        Assert.Contains(en, Assert.Single(refused.LinesIn("en")), StringComparison.Ordinal);
        Assert.Equal(refused.Lines, refused.LinesIn("en"));
    }

    [Fact]
    public async Task An_instant_that_has_not_come_is_refused()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var tomorrow = VietnamTime.ToLocal(DateTimeOffset.UtcNow.AddDays(1));
        var refused = await Assert.ThrowsAsync<BadInputException>(() => town.Ledger.RequestAsync(
            new RunRequest(ScheduledTown.NineMonths, "tx-minh-hoa", "2023-9M", tomorrow, false, "thử", ScheduledTown.Clerk), default));
        Assert.Contains("chưa đến; để trống", refused.LinesIn("vi").Single(), StringComparison.Ordinal);
        Assert.Contains("has not come; leave it out", refused.LinesIn("en").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_recurs_under_no_such_name_is_refused_in_both_languages()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        var recurring = new Recurring(town.Warehouse.App, town.Ledger, town.Clock);
        var refused = await Assert.ThrowsAsync<BadInputException>(() => recurring.PauseAsync("khong:co", ScheduledTown.Clerk, default));
        Assert.Contains("Không có lịch nào tên `khong:co`", refused.LinesIn("vi").Single(), StringComparison.Ordinal);
        Assert.Contains("Nothing recurring is called `khong:co`", refused.LinesIn("en").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_committee_the_next_step_is_said()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.SqlAsync("alter table warehouse.units disable trigger user");
        await town.SqlAsync("update warehouse.units set kind = 'other' where kind = 'committee'");
        var refused = await Assert.ThrowsAsync<BadInputException>(
            () => town.Ledger.RequestAsync(new RunRequest(ScheduledTown.NineMonths, "tx", "2023-9M", null, false, "thử", ScheduledTown.Clerk), default));
        Assert.Contains("Chưa có đảng bộ nào; hãy nhập units.csv", refused.LinesIn("vi").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recurring_item_none_of_whose_periods_has_ended_is_not_triggered()
    {
        await using var town = await ScheduledTown.CreateAsync(fixture);
        await town.ScheduleAsync("{cron: \"0 6 15 9 *\"}");
        await town.SqlAsync("update warehouse.series set definition = replace(replace(definition, 'nine_months', 'term'), 'calendar: party', '')");
        await town.SqlAsync("alter table warehouse.terms disable trigger user");
        await town.SqlAsync("delete from warehouse.terms");
        var recurring = new Recurring(town.Warehouse.App, town.Ledger, town.Clock);
        var refused = await Assert.ThrowsAsync<BadInputException>(() => recurring.TriggerNowAsync("giao-ban-9-thang:tx-minh-hoa", ScheduledTown.Clerk, default));
        Assert.Contains("chưa có kỳ nào kết thúc", refused.LinesIn("vi").Single(), StringComparison.Ordinal);
    }
}
