using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests.Delivery;

namespace Analytics.Worker.Tests.Audit;

/// <summary>What the audit needs from the warehouse beyond the figures.</summary>
[Collection("database")]
public sealed class AuditRowsTests(DatabaseFixture database)
{
    private static readonly PackKey YearBefore = Office.Key with { Period = "2024-Q2" };

    [Fact]
    public async Task A_withdrawn_observation_comes_with_its_last_value_as_known_then()
    {
        using var office = await Office.OpenAsync(database);
        await office.ObserveAsync(2, "btc,a05,2025-Q2,9");
        await office.ObserveAsync(3, "btc,a05,2025-Q2,");
        Assert.Null(Find(await office.ReadAsync(2), "2025-Q2").WithdrawnValue);
        var withdrawn = Find(await office.ReadAsync(3), "2025-Q2");
        Assert.Equal((null, 9m), (withdrawn.Value, withdrawn.WithdrawnValue));
    }

    [Fact]
    public async Task A_base_recorded_after_the_newest_pack_of_the_year_before_comes_with_the_value_of_that_pack()
    {
        using var office = await Office.OpenAsync(database);
        await office.ObserveAsync(1, "btc,a05,2024-Q2,5", "btc,a04,2024-Q2,90");
        await office.AddPackAsync(2, other: YearBefore);
        await office.ObserveAsync(3, "btc,a05,2024-Q2,6", "hnd,a05,2024-Q2,4");
        var snapshot = await office.ReadAsync(5);
        Assert.Equal(VietnamTime.FromLocal(new DateTime(2025, 7, 2, 17, 0, 0)), snapshot.BasePackAsOf);
        Assert.Equal((6m, 5m), (Find(snapshot, "2024-Q2").Value, Find(snapshot, "2024-Q2").PublishedValue));
        Assert.Equal((4m, null), (Find(snapshot, "2024-Q2", "hnd").Value, Find(snapshot, "2024-Q2", "hnd").PublishedValue));
        Assert.Null(Find(snapshot, "2024-Q2", indicator: "a04").PublishedValue);
    }

    [Fact]
    public async Task The_newest_pack_of_the_year_before_is_the_one_with_the_latest_instant_not_after_the_figures()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(6, other: YearBefore);
        await office.AddPackAsync(2, other: YearBefore);
        await office.AddPackAsync(4, other: YearBefore);
        await office.AddPackAsync(3, other: YearBefore);
        await office.AddPackAsync(3, other: Office.Key with { Period = "2024-Q1" });
        Assert.Equal(4, DayOf(await office.ReadAsync(5)));
        Assert.Equal(6, DayOf(await office.ReadAsync(7)));
        Assert.Null((await office.ReadAsync(1)).BasePackAsOf);
    }

    [Fact]
    public async Task A_pack_of_the_year_before_is_published_from_its_approval_on()
    {
        using var office = await Office.OpenAsync(database);
        await office.AddPackAsync(2, other: YearBefore);
        var draft = await office.ReadAsync(5);
        await office.ExecuteAsync("insert into packs.pack_events (pack, state, at, by) select pack, 'approved', '2025-07-04', 'test' from packs.packs");
        var (before, approved) = (await office.ReadAsync(3), await office.ReadAsync(5));
        Assert.Equal((false, false, true), (draft.BasePackIsPublished, before.BasePackIsPublished, approved.BasePackIsPublished));
        Assert.NotEqual(draft.Id, approved.Id);
    }

    [Fact]
    public async Task A_pack_of_the_year_before_changes_the_snapshot_and_one_that_was_stored_later_does_not_when_it_is_read_again()
    {
        using var office = await Office.OpenAsync(database);
        var none = (await office.ReadAsync(5)).Id;
        await office.AddPackAsync(2, other: YearBefore);
        var made = await office.AddPackAsync(5);
        Assert.NotEqual(none, made.Snapshot);
        await office.AddPackAsync(4, other: YearBefore);
        Assert.NotEqual(made.Snapshot, (await office.ReadAsync(5)).Id);
        Assert.Equal(made.Snapshot, (await office.ReadAsync(5, storedBefore: made.MadeAt)).Id);
    }

    [Fact]
    public async Task A_quoted_percentage_keeps_the_decimals_it_was_written_with()
    {
        using var town = new Intake.Town(await database.CreateDatabaseAsync());
        town.Write("observations.csv", "unit,indicator,quarter,value,quoted_percent", "btc,a05,2025-Q1,7,118", "btc,a05,2025-Q2,7,88.90");
        Assert.True((await town.ImportAsync()).Accepted);
        Assert.True(Period.TryParse("2025-H1", out var period));
        var scope = new FigureScope(
            "s", "tx", ["party_board"], ["a05"], period!, Intake.Town.Now.AddDays(1), null, Rounding.HalfAway, 0);
        var read = await Reports.Warehouse.SnapshotReader.ReadAsync(town.Warehouse.Reader, scope, CancellationToken.None);
        Assert.Equal([0, 2], read.Observations.Select(observation => (int)observation.QuotedPercent!.Value.Scale));
    }

    private static int DayOf(Snapshot snapshot) => VietnamTime.DayOf(snapshot.BasePackAsOf!.Value).Day;

    private static Observation Find(Snapshot snapshot, string quarter, string unit = "btc", string indicator = "a05") =>
        snapshot.Observations.Single(row => row.Unit == unit && row.Indicator == indicator && row.Quarter.ToString() == quarter);
}
