using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using static Analytics.Worker.Tests.Warehouse.WarehouseRows;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>Every kind of row is read as known at the instant asked for: a pack can be made again years later.</summary>
[Collection("database")]
public sealed class AsOfTests(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_corrected_value_counts_from_the_instant_it_was_recorded_at_and_not_before()
    {
        var rows = await TownAsync();
        await rows.Observation(10, "a", "f", "2023-Q3", 7);
        Assert.Equal(5, Value(await rows.ReadAsync(Scope(9))));
        Assert.Equal(7, Value(await rows.ReadAsync(Scope(10))));
        Assert.Equal(7, Value(await rows.ReadAsync(Scope(11))));
        var justBefore = Scope(10) with { AsOf = Day(10).AddMicroseconds(-1) };
        Assert.Equal(5, Value(await rows.ReadAsync(justBefore)));
    }

    [Fact]
    public async Task Of_two_versions_with_the_same_time_the_later_stored_one_counts()
    {
        var rows = await TownAsync();
        await rows.Observation(10, "a", "f", "2023-Q3", 9);
        await rows.Observation(10, "a", "f", "2023-Q3", 8);
        Assert.Equal(8, Value(await rows.ReadAsync(Scope(10))));
    }

    [Fact]
    public async Task A_version_stored_later_with_an_earlier_time_does_not_displace_a_newer_one()
    {
        var rows = await TownAsync();
        await rows.Observation(10, "a", "f", "2023-Q3", 9);
        await rows.Observation(5, "a", "f", "2023-Q3", 6);
        Assert.Equal(6, Value(await rows.ReadAsync(Scope(9))));
        Assert.Equal(9, Value(await rows.ReadAsync(Scope(10))));
    }

    [Fact]
    public async Task A_withdrawn_value_is_absent_and_keeps_the_time_of_its_first_report()
    {
        var rows = await TownAsync();
        await rows.Observation(10, "a", "f", "2023-Q3", null);
        await rows.Observation(12, "a", "f", "2023-Q3", 4);
        var withdrawn = Of(await rows.ReadAsync(Scope(11)));
        Assert.Null(withdrawn.Value);
        Assert.Equal(Day(1), withdrawn.FirstRecordedAt);
        var again = Of(await rows.ReadAsync(Scope(12)));
        Assert.Equal(4, again.Value);
        Assert.Equal(Day(12), again.RecordedAt);
        Assert.Equal(Day(1), again.FirstRecordedAt);
    }

    [Fact]
    public async Task The_first_report_is_the_first_version_that_has_a_value()
    {
        var rows = await TownAsync();
        await rows.Observation(2, "b", "f", "2023-Q3", null);
        await rows.Observation(6, "b", "f", "2023-Q3", 1);
        Assert.Equal(Day(6), (await rows.ReadAsync(Scope(7))).Observations.Single(row => row.Unit == "b").FirstRecordedAt);
        Assert.Null((await rows.ReadAsync(Scope(5))).Observations.Single(row => row.Unit == "b").FirstRecordedAt);
    }

    [Fact]
    public async Task A_unit_is_read_where_it_stood_then()
    {
        var rows = await TownAsync();
        await rows.Unit(8, "c");
        await rows.Unit(10, "b", parent: null);
        await rows.Unit(10, "a", to: "2023-Q2");
        Assert.Equal(["a", "b", "old", "town"], Codes(await rows.ReadAsync(Scope(7))));
        Assert.Equal(["a", "b", "c", "old", "town"], Codes(await rows.ReadAsync(Scope(9))));
        var later = await rows.ReadAsync(Scope(10));
        Assert.Equal(["a", "c", "old", "town"], Codes(later));
        Assert.Equal(new Quarter(2023, 2), later.Units[0].ValidTo);
    }

    [Fact]
    public async Task Descendants_are_found_at_any_depth_and_predecessors_outside_the_committee_too()
    {
        var rows = await TownAsync();
        await rows.Unit(1, "group", "group", "a");
        await rows.Unit(1, "deep", parent: "group");
        await rows.Unit(1, "elsewhere", parent: null, to: "2023-Q1");
        await rows.Unit(1, "stranger", parent: null);
        await rows.Succession(1, "elsewhere", "old", "2022-Q1");
        await rows.Observation(1, "elsewhere", "f", "2022-Q1", 1);
        await rows.Observation(1, "stranger", "f", "2022-Q1", 1);
        var snapshot = await rows.ReadAsync(Scope(2));
        Assert.Equal(["a", "b", "deep", "elsewhere", "group", "old", "town"], Codes(snapshot));
        Assert.Contains(snapshot.Observations, row => row.Unit == "elsewhere");
        Assert.DoesNotContain(snapshot.Observations, row => row.Unit == "stranger");
    }

    [Fact]
    public async Task A_succession_an_indicator_a_target_a_letterhead_a_note_a_calendar_row_change_at_their_instants()
    {
        var rows = await TownAsync();
        await rows.Succession(10, "old", "b", "2023-Q2");
        await rows.Indicator(10, "f", "stock");
        await rows.Target(10, "a", "f", "2023-Q1", "2023-Q4", null);
        await rows.Target(10, "a", "f", "2023-Q1", "2023-Q3", 30);
        await rows.Letterhead(10, "town", "Tỉnh ủy mới");
        await rows.Note(10, "a", "2023-9M", "Đã tổ chức hai hội nghị.");
        await rows.Calendar(10, "2023-9M", new DateOnly(2023, 9, 15));
        var before = await rows.ReadAsync(Scope(9));
        var after = await rows.ReadAsync(Scope(10));
        Assert.Equal(new Quarter(2023, 1), before.Successions.Single().Effective);
        Assert.Equal(new Quarter(2023, 2), after.Successions.Single().Effective);
        Assert.Equal(IndicatorKind.Flow, before.Indicators["f"].Kind);
        Assert.Equal(IndicatorKind.Stock, after.Indicators["f"].Kind);
        Assert.Equal(20, before.Targets.Single().Value);
        Assert.Equal(30, after.Targets.Single().Value);
        Assert.Equal("Tỉnh ủy Minh Họa", before.Letterhead!.SuperiorVi);
        Assert.Equal("Tỉnh ủy mới", after.Letterhead!.SuperiorVi);
        Assert.Equal(["Như trên", "Lưu"], after.Letterhead.CopiesTo);
        Assert.Equal("Đã tổ chức hội nghị.", before.Notes.Single().Text);
        Assert.Equal("Đã tổ chức hai hội nghị.", after.Notes.Single().Text);
        Assert.Equal(new DateOnly(2023, 9, 12), before.Calendar!.UnitDeadline);
        Assert.Equal(new DateOnly(2023, 9, 15), after.Calendar!.UnitDeadline);
    }

    [Fact]
    public async Task A_term_is_read_as_known_then_and_other_periods_follow_from_their_code()
    {
        await using var database = await fixture.CreateDatabaseAsync();
        var rows = new WarehouseRows(database);
        await rows.Term(5, "2020-2025", "2020-Q3", "2025-Q2");
        await rows.Term(10, "2020-2025", "2020-Q4", "2025-Q3");
        Task<Period?> Find(string code, int day) => TermReader.FindPeriodAsync(database.Reader, code, Day(day), CancellationToken.None);
        Assert.Null(await Find("2020-2025", 4));
        Assert.Equal(new Quarter(2020, 3), (await Find("2020-2025", 5))!.First);
        Assert.Equal(new Quarter(2025, 3), (await Find("2020-2025", 10))!.Last);
        Assert.Equal(PeriodKind.Term, (await Find("2020-2025", 10))!.Kind);
        Assert.Equal("2023-9M", (await Find("2023-9M", 1))!.Code);
        Assert.Null(await Find("2023-M9", 10));
        Assert.Null(await Find("2025-2030", 10));
    }

    [Fact]
    public async Task What_is_not_known_then_is_refused_with_a_sentence_for_each_problem()
    {
        var rows = await TownAsync();
        await rows.Unit(10, "late-town", "committee", parent: null);
        var early = await Assert.ThrowsAsync<ScopeNotKnownException>(() =>
            rows.ReadAsync(Scope(9, indicators: ["f", "nothing"]) with { Committee = "late-town" }));
        Assert.Collection(
            early.Problems.Select(problem => problem.En),
            problem => Assert.StartsWith("Committee 'late-town' is not known at 2023-09-09T12:00:00+07:00;", problem, StringComparison.Ordinal),
            problem => Assert.StartsWith("Indicator 'nothing' of series 'series' is not known at", problem, StringComparison.Ordinal));
        Assert.Empty((await rows.ReadAsync(Scope(10, indicators: ["f"]) with { Committee = "late-town" })).Observations);
        var unit = await Assert.ThrowsAsync<ScopeNotKnownException>(() => rows.ReadAsync(Scope(9) with { Committee = "a" }));
        Assert.Contains("Unit 'a' is of kind 'mass_org'", unit.Message, StringComparison.Ordinal);
    }

    private async Task<WarehouseRows> TownAsync()
    {
        var rows = new WarehouseRows(await fixture.CreateDatabaseAsync());
        await rows.TownAsync();
        return rows;
    }

    private static Observation Of(Snapshot snapshot) =>
        snapshot.Observations.Single(row => row is { Unit: "a", Indicator: "f" } && row.Quarter == new Quarter(2023, 3));

    private static decimal? Value(Snapshot snapshot) => Of(snapshot).Value;

    private static string[] Codes(Snapshot snapshot) => [.. snapshot.Units.Select(unit => unit.Code)];
}
