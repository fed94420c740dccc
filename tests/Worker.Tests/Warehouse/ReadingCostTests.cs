using System.Globalization;
using Analytics.Reports.Warehouse;
using Analytics.Reports.Tests.Conventions;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>A town's pack stays as quick when the whole country reports: what is read depends on the town alone.</summary>
[Collection("database")]
public sealed class ReadingCostTests(DatabaseFixture database)
{
    [Fact]
    public async Task Nine_months_of_a_committee_touch_at_most_twice_as_many_pages_among_ten_million_observations_as_among_a_hundred_thousand()
    {
        var few = await PagesAsync(towns: 27, observations: 100_000);
        var many = await PagesAsync(towns: 2605, observations: 10_000_000);

        // Every statement of the snapshot was asked; await_imports and read_only read nothing, and this period is no term.
        var statements = Directory.GetFiles(Path.Combine(SourceTree.Root, "sql", "queries", "snapshot"))
            .Where(file => Path.GetFileName(file) is not ("await_imports.sql" or "read_only.sql" or "term.sql"))
            .Select(file => File.ReadLines(file).First());
        Assert.Equal(statements.Order(StringComparer.Ordinal), few.Select(one => one.Statement).Order(StringComparer.Ordinal));
        Assert.True(
            many.Sum(one => one.Pages) <= 2 * few.Sum(one => one.Pages),
            "Pages touched among few and among many:\n" + string.Join('\n', few.Zip(many, (one, other) =>
                string.Create(CultureInfo.InvariantCulture, $"{one.Pages,8} {other.Pages,8}  {one.Statement}"))));
    }

    private async Task<List<(string Statement, long Pages)>> PagesAsync(int towns, long observations)
    {
        var connections = await database.CreateDatabaseAsync();
        var warehouse = new FilledWarehouse(connections, towns);
        Assert.True(warehouse.Observations >= observations);
        await warehouse.FillAsync();
        using var asked = new AskedStatements();
        await using var reader = asked.Listen(database.EnvironmentOf(connections)["ANALYTICS__ConnectionStrings__Reader"]!);
        await SnapshotReader.ReadAsync(reader, warehouse.Scope, CancellationToken.None);
        var pages = await asked.ExplainAsync(connections.Reader);
        await warehouse.EmptyAsync();
        return pages;
    }
}
