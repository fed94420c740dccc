using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using static Analytics.Worker.Tests.Warehouse.WarehouseRows;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>The snapshot id says what was read: the same rows give the same id anywhere, any other row another one.</summary>
[Collection("database")]
public sealed class SnapshotIdTests(DatabaseFixture fixture)
{
    private static readonly Dictionary<string, Func<WarehouseRows, Task>> Changes = new(StringComparer.Ordinal)
    {
        ["a unit's order"] = rows => rows.Unit(2, "a", order: 4),
        ["a new unit"] = rows => rows.Unit(2, "c"),
        ["a letterhead"] = rows => rows.Letterhead(2, "town", "Tỉnh ủy khác"),
        ["an indicator"] = rows => rows.Indicator(2, "f", "stock"),
        ["a part of a ratio"] = rows => rows.Indicator(2, "s", "stock", reportedBy: "board"),
        ["a succession"] = rows => rows.Succession(2, "old", "b", "2023-Q2"),
        ["a target"] = rows => rows.Target(2, "a", "f", "2023-Q1", "2023-Q4", 21),
        ["a withdrawn target"] = rows => rows.Target(2, "a", "f", "2023-Q1", "2023-Q4", null),
        ["a value"] = rows => rows.Observation(2, "a", "f", "2023-Q3", 6),
        ["a withdrawn value"] = rows => rows.Observation(2, "a", "f", "2023-Q3", null),
        ["the same value recorded again"] = rows => rows.Observation(2, "a", "f", "2023-Q3", 5),
        ["a predecessor's value"] = rows => rows.Observation(2, "old", "f", "2022-Q2", 6),
        ["a part's value"] = rows => rows.Observation(2, "b", "s", "2022-Q3", 6, "stock"),
        ["a value that says what is usual"] = rows => rows.Observation(2, "a", "f", "2021-Q1", 6),
        ["a target of a part"] = rows => rows.Target(2, "a", "s", "2023-Q1", "2023-Q4", 21),
        ["a note of the period before"] = rows => rows.Note(2, "a", "2022-9M", "Khác."),
        ["a note"] = rows => rows.Note(2, "a", "2023-9M", "Khác."),
        ["an assignment's state"] = rows => rows.Assignment(2, "given", "2022-9M", "done", new DateOnly(2023, 9, 30)),
        ["a new assignment"] = rows => rows.Assignment(2, "more", "2023-Q1"),
        ["an assignment that is overdue"] = rows => rows.Assignment(2, "given", "2022-9M", due: new DateOnly(2023, 9, 2)),
        ["a suggestion that is accepted"] = rows => rows.Decide(2, "late:a", accepted: true),
        ["an accepted suggestion that is dropped"] = rows => rows.Decide(2, "behind_target:f", accepted: false),
        ["a calendar row"] = rows => rows.Calendar(2, "2023-9M", new DateOnly(2023, 9, 13)),
    };

    [Fact]
    public async Task The_same_rows_have_the_same_id_in_another_database_under_another_culture_and_at_a_later_instant()
    {
        var first = await TownAsync();
        var id = (await first.ReadAsync(Scope(2))).Id;
        Assert.Matches("^sha256:[0-9a-f]{64}$", id);
        Assert.Equal(id, (await first.ReadAsync(Scope(20))).Id);

        var second = new WarehouseRows(await fixture.CreateDatabaseAsync());
        await second.SkipNumbersAsync();
        await second.TownAsync();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(id, (await second.ReadAsync(Scope(2))).Id);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Any_row_read_that_changes_changes_the_id()
    {
        foreach (var (what, change) in Changes)
        {
            var rows = await TownAsync();
            var before = (await rows.ReadAsync(Scope(3))).Id;
            await change(rows);
            Assert.True(before != (await rows.ReadAsync(Scope(3))).Id, $"{what}: the id stayed.");
        }
    }

    [Fact]
    public async Task A_term_of_other_quarters_is_another_snapshot_although_the_same_rows_are_read()
    {
        var rows = await TownAsync();
        Task<Snapshot> ReadAsync(int first) => rows.ReadAsync(
            Scope(3) with { Period = Period.Of(new Term("2020-2025", "Nhiệm kỳ", new Quarter(2020, first), new Quarter(2023, 3))) });
        Assert.NotEqual((await ReadAsync(2)).Id, (await ReadAsync(3)).Id);
    }

    [Fact]
    public async Task Rows_that_the_figures_do_not_need_leave_the_id_alone()
    {
        var rows = await TownAsync();
        var before = (await rows.ReadAsync(Scope(3))).Id;
        await rows.Indicator(1, "other");
        await rows.Unit(1, "stranger", parent: null);
        await rows.Unit(1, "z", "stranger-kind", parent: "stranger");
        await rows.Observation(2, "a", "other", "2023-Q3", 1);
        await rows.Observation(2, "a", "f", "2023-Q4", 1);
        await rows.Observation(2, "a", "f", "2020-Q4", 1);
        await rows.Note(2, "a", "2023-H1", "Khác.");
        await rows.Calendar(2, "2023-H1", new DateOnly(2023, 9, 13));
        await rows.Decide(2, "late:a", accepted: false);
        await rows.Decide(2, "late:a", accepted: true, period: "2023");
        await rows.Assignment(2, "later", "2023");
        await rows.Assignment(2, "elsewhere", "2022", committee: "stranger");
        await rows.Assignment(2, "long-done", "2021", "done");
        Assert.Equal(before, (await rows.ReadAsync(Scope(3))).Id);
    }

    [Fact]
    public async Task Of_the_decisions_on_a_suggestion_the_newest_one_known_counts()
    {
        var rows = await TownAsync();
        await rows.Decide(2, "behind_target:f", accepted: false);
        await rows.Decide(4, "behind_target:f", accepted: true);
        await rows.Decide(2, "late:a", accepted: true);
        Assert.Equal(["behind_target:f"], (await rows.ReadAsync(Scope(1))).AcceptedSuggestions);
        Assert.Equal(["late:a"], (await rows.ReadAsync(Scope(3))).AcceptedSuggestions);
        Assert.Equal(["behind_target:f", "late:a"], (await rows.ReadAsync(Scope(5))).AcceptedSuggestions.Order());
    }

    [Fact]
    public async Task History_is_read_back_two_years_and_to_the_beginning_of_the_trend_and_of_a_target()
    {
        var rows = await TownAsync();
        foreach (var quarter in new[] { "2019-Q4", "2020-Q3", "2020-Q4", "2021-Q1", "2022-Q1" })
        {
            await rows.Observation(1, "a", "f", quarter, 1);
        }

        async Task<string> Earliest(Func<Reports.Figures.FigureScope, Reports.Figures.FigureScope>? with = null) =>
            (await rows.ReadAsync((with ?? (scope => scope))(Scope(3)))).Observations.Min(row => row.Quarter).ToString();

        Assert.Equal("2021-Q1", await Earliest());
        Assert.Equal("2020-Q4", await Earliest(scope => scope with { TrendQuarters = 12 }));
        await rows.Target(1, "b", "f", "2020-Q3", "2025-Q2", 100);
        Assert.Equal("2020-Q3", await Earliest());
        await rows.Target(2, "b", "f", "2020-Q3", "2025-Q2", null);
        Assert.Equal("2021-Q1", await Earliest());
    }

    private async Task<WarehouseRows> TownAsync()
    {
        var rows = new WarehouseRows(await fixture.CreateDatabaseAsync());
        await rows.TownAsync();
        return rows;
    }
}
