using Analytics.Reports.Figures;
using static Analytics.Worker.Tests.Warehouse.WarehouseRows;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>Which assignments a pack tells of, and in which state: as known at the instant asked for.</summary>
[Collection("database")]
public sealed class AssignmentTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task What_was_given_by_the_end_of_the_period_is_read_whatever_period_it_was_given_at_but_this_one()
    {
        var rows = await TownAsync();
        foreach (var given in new[] { "2022-Q4", "2023-Q3", "2023-H1", "2023-9M", "2022-H2", "2022", "2018-2020", "2023-Q4", "2023-H2", "2023", "2020-2025" })
        {
            await rows.Assignment(1, "at-" + given.ToLowerInvariant(), given);
        }

        await rows.Term(1, "2018-2020", "2018-Q1", "2020-Q2");
        Assert.Equal(
            ["at-2018-2020", "at-2022", "at-2022-h2", "at-2022-q4", "at-2023-h1", "at-2023-q3", "given"],
            (await rows.ReadAsync(Scope(3))).Assignments.Select(one => one.Code));
    }

    [Fact]
    public async Task What_was_done_long_ago_is_told_no_more_whatever_its_kind()
    {
        var rows = await TownAsync();
        await rows.Assignment(1, "task-2021", "2021", "done");
        await rows.Assignment(1, "task-2021-open", "2021", "in_progress");
        await rows.Assignment(1, "task-2022", "2022-Q1", "done");
        await rows.Assignment(1, "plan-2020", "2020-H2", "done", kind: "plan");
        await rows.Assignment(1, "plan-2020-open", "2020-H2", "open", kind: "plan");
        Assert.Equal(
            ["given", "plan-2020-open", "task-2021-open", "task-2022"],
            (await rows.ReadAsync(Scope(3))).Assignments.Select(one => one.Code));
    }

    [Fact]
    public async Task Its_state_and_its_owners_name_are_those_known_then()
    {
        var rows = await TownAsync();
        await rows.Assignment(10, "given", "2022-9M", "done", new DateOnly(2023, 9, 30), owner: "later");
        await rows.Unit(12, "later");
        Assert.Equal((AssignmentStatus.Open, "Đơn vị a"), await StateAsync(9));
        Assert.Equal((AssignmentStatus.Done, "later"), await StateAsync(10));
        Assert.Equal((AssignmentStatus.Done, "Đơn vị later"), await StateAsync(12));

        async Task<(AssignmentStatus, string)> StateAsync(int day)
        {
            var assignment = Assert.Single((await rows.ReadAsync(Scope(day))).Assignments);
            return (assignment.Status, assignment.OwnerVi);
        }
    }

    [Fact]
    public async Task It_is_overdue_when_its_due_day_is_over_in_Vietnam_and_then_the_pack_is_another_one()
    {
        var rows = await TownAsync();
        await rows.Assignment(1, "given", "2022-9M", "in_progress", new DateOnly(2023, 9, 9));
        await rows.Assignment(1, "done", "2022-9M", "done", new DateOnly(2023, 9, 1));
        var midnight = new DateTimeOffset(2023, 9, 10, 0, 0, 0, TimeSpan.FromHours(7));
        var last = await rows.ReadAsync(Scope(3) with { AsOf = midnight.AddMicroseconds(-1) });
        var first = await rows.ReadAsync(Scope(3) with { AsOf = midnight });
        Assert.Equal([false, false], last.Assignments.Select(one => one.IsOverdue));
        Assert.Equal([false, true], first.Assignments.Select(one => one.IsOverdue));
        Assert.NotEqual(last.Id, first.Id);
    }

    private async Task<WarehouseRows> TownAsync()
    {
        var rows = new WarehouseRows(await fixture.CreateDatabaseAsync());
        await rows.TownAsync();
        return rows;
    }
}
