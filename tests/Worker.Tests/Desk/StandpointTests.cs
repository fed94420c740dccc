using Analytics.Reports.Periods;
using Analytics.Worker.Desk.Accounts;
using Analytics.Worker.Desk.Indicators;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Series;
using Analytics.Worker.Tests.Delivery;

namespace Analytics.Worker.Tests.Desk;

/// <summary>Readers see an indicator by what approved packs name, whatever the series names now.</summary>
[Collection("delivery")]
public sealed class StandpointTests(DatabaseFixture database)
{
    private static readonly DeskUser Viewer = new("viewer", Role.Viewer, null);

    [Fact]
    public async Task A_figure_is_shown_by_the_definition_that_the_pack_was_made_with_and_by_no_other()
    {
        using var office = await Office.OpenAsync(database);
        await NameAsync(office, 2, "a04, a06");
        await ApprovedAsync(office, "2025-Q1", 2);
        // The series names it once more, and no approved pack does.
        await NameAsync(office, 3, "a04, a05, a06");
        Assert.Null(await LastAsync(office, "a05"));
        Assert.Equal("2025-Q1", await LastAsync(office, "a06"));
        await ApprovedAsync(office, "2025-Q2", 3);
        Assert.Equal("2025-Q2", await LastAsync(office, "a05"));
        // And no more: what an approved pack shows stays shown.
        await NameAsync(office, 4, "a04, a06");
        Assert.Equal("2025-Q2", await LastAsync(office, "a05"));
        await ApprovedAsync(office, "2025-Q3", 4);
        Assert.Equal("2025-Q2", await LastAsync(office, "a05"));
        Assert.Equal("2025-Q3", await LastAsync(office, "a06"));
    }

    [Fact]
    public async Task A_correction_of_an_old_period_does_not_hide_the_newest()
    {
        using var office = await Office.OpenAsync(database);
        await ApprovedAsync(office, "2025-Q2", 1, day: 5);
        await ApprovedAsync(office, "2024-Q4", 1, day: 1, state: "superseded");
        await ApprovedAsync(office, "2024-Q4", 1, day: 9, version: 2);
        Assert.Equal("2025-Q2", await LastAsync(office, "a05"));
    }

    private static async Task<string?> LastAsync(Office office, string indicator)
    {
        var reader = office.Warehouse.Reader;
        var standpoints = new FigureStandpoints(
            new SeriesDefinitions(reader), new IndicatorSearch(reader), new DeskRegister(reader), TimeProvider.System);
        var choices = await standpoints.ListAsync(Viewer, indicator, [], CancellationToken.None);
        return choices.Choose(null, null, [("tx", "Thị xã")])?.Last.ToString();
    }

    private static Task NameAsync(Office office, int version, string indicators) => office.ExecuteAsync(
        $"""
        insert into warehouse.series (code, version, definition, sha256, applied_by)
        select code, {version}, replace(definition, 'a04, a05, a06', '{indicators}'), encode(sha256('{version}'::bytea), 'hex'), applied_by
        from warehouse.series
        where version = 1
        """);

    /// <summary>An approved pack, perhaps one that was replaced since.</summary>
    private static async Task ApprovedAsync(
        Office office, string period, int seriesVersion, int day = 1, int version = 1, string state = "approved")
    {
        await office.ExecuteAsync(
            $$"""
            insert into packs.packs (committee, series, period, version, as_of, snapshot, series_version, code_version, template, language, manifest)
            values ('tx', 'giao-ban', '{{period}}', {{version}}, '2025-08-0{{day}} 00:00Z', 's', {{seriesVersion}}, 'test', 'test', 'vi-VN', '{}')
            """);
        foreach (var next in new[] { "approved", state })
        {
            await office.ExecuteAsync($"update packs.packs set state = '{next}' where period = '{period}' and version = {version} and state <> '{next}'");
        }
    }
}
