using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Database;
using Analytics.Worker.Desk.Home;
using Analytics.Worker.Desk.Packs;
using Analytics.Worker.Series;

namespace Analytics.Desk.Tests.Home;

/// <summary>What the first page counts is what a pack would say.</summary>
[Collection("desk")]
public sealed class CoverageTests(DeskFixture desk)
{
    [Fact]
    public async Task Who_has_reported_is_who_a_pack_made_now_would_say()
    {
        await using var warehouse = await WarehouseOpener.OpenEmbeddedAsync(Path.Combine(desk.Folder, WarehouseOpener.DefaultDataDirectory));
        var definitions = new SeriesDefinitions(warehouse.Reader);
        var series = (await definitions.ListAsync(CancellationToken.None)).ToDictionary(one => one.Definition.Code, one => one.Definition, StringComparer.Ordinal);
        var register = new DeskRegister(warehouse.Reader);
        var terms = await register.ListTermsAsync(CancellationToken.None);
        var states = new HashSet<(CoverageState, bool IsLate)>();
        // From before the sample's first meeting to after its last; each look sees the eight that come next.
        for (var at = new DateTimeOffset(2020, 7, 1, 0, 0, 0, TimeSpan.FromHours(7)); at.Year < 2026; at = at.AddMonths(6))
        {
            using var coming = new ComingMeetings(warehouse.Reader, definitions, register, new Stopped(at));
            foreach (var meeting in (await coming.ListAsync(CancellationToken.None)).Meetings)
            {
                var period = Period.TryParse(meeting.Entry.Period, out var known) ? known! : terms.Single(term => term.Code == meeting.Entry.Period);
                var scope = series[meeting.Series].Scope(meeting.Committee, period, DateTimeOffset.UtcNow);
                var sheet = FigureCalculator.Compute(await SnapshotReader.ReadAsync(warehouse.Reader, scope, CancellationToken.None), scope);
                Assert.Equal(
                    sheet.Coverage.Units.Select(unit => (unit.Unit.Code, unit.State, unit.Late, unit.OwesFigures)),
                    meeting.Units.Select(unit => (unit.Code, unit.State, unit.IsLate, unit.OwesFigures)));
                states.UnionWith(meeting.Units.Select(unit => (unit.State, unit.IsLate)));
            }
        }

        Assert.Superset(
            new HashSet<(CoverageState, bool)> { (CoverageState.Reported, false), (CoverageState.Reported, true), (CoverageState.Missing, false), (CoverageState.Partial, false) },
            states);
    }

    private sealed class Stopped(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
