namespace Analytics.Worker.Tests.Figures;

/// <summary>What must hold on any town however its data came in: laws that need no reference.</summary>
[Collection("database")]
public sealed class DataFileLawTests(DatabaseFixture database)
{
    private static readonly List<RandomTown> Towns = [.. Enumerable.Range(1, 60).Select(number => new RandomTown(20_000 + number, number))];

    /// <summary>After the second import; whatever the others bring was recorded later: values, targets, units, successions, notes, calendar.</summary>
    private static readonly DateTimeOffset Then = TownImports.At("2023-01-25T12:00:00");

    [Fact]
    public async Task What_is_imported_later_leaves_an_earlier_instant_as_it_was_to_the_byte()
    {
        var warehouse = new TownsWarehouse(await database.CreateDatabaseAsync());
        await warehouse.ImportAsync(Towns, ..2);
        var before = await JsonAsync(warehouse, Then);
        await warehouse.ImportAsync(Towns, 2..);
        var after = await JsonAsync(warehouse, Then);
        Assert.All(Towns.Zip(before, after), town => Assert.True(town.Second == town.Third, $"Seed {town.First.Seed}."));
        Assert.NotEqual(before, await JsonAsync(warehouse, TownImports.At("2024-06-01T00:00:00")));
    }

    [Fact]
    public async Task The_order_of_lines_changes_nothing()
    {
        var (forwards, backwards) = (new TownsWarehouse(await database.CreateDatabaseAsync()), new TownsWarehouse(await database.CreateDatabaseAsync()));
        await forwards.ImportAsync(Towns);
        await backwards.ImportAsync(Towns, .., backwards: true);
        var last = TownImports.At("2024-06-01T00:00:00");
        var (one, other) = (await JsonAsync(forwards, last), await JsonAsync(backwards, last));
        Assert.All(Towns.Zip(one, other), town => Assert.True(town.Second == town.Third, $"Seed {town.First.Seed}."));
    }

    private static async Task<List<string>> JsonAsync(TownsWarehouse warehouse, DateTimeOffset asOf)
    {
        var written = new List<string>();
        foreach (var town in Towns)
        {
            written.Add(await warehouse.JsonAsync(town.Questions[0] with { AsOf = asOf }));
        }

        return written;
    }
}
