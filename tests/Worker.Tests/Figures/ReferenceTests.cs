using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Reports.Tests.Conventions;
using Analytics.Worker.Tests.Figures.Reference;

namespace Analytics.Worker.Tests.Figures;

/// <summary>No wrong number: the product and a reading of the contract that shares no code with it agree to the last letter.</summary>
[Collection("database")]
public sealed partial class ReferenceTests(DatabaseFixture database)
{
    private const int Towns = 520;

    [Fact]
    public async Task The_json_of_hundreds_of_random_towns_follows_from_their_data_files_at_every_instant()
    {
        var first = Random.Shared.Next(1_000_000);
        var towns = Enumerable.Range(1, Towns / 2).Concat(Enumerable.Range(first, Towns / 2))
            .Select((seed, number) => new RandomTown(seed, number))
            .ToList();
        var warehouse = new TownsWarehouse(await database.CreateDatabaseAsync());
        await warehouse.ImportAsync(towns);
        await warehouse.StorePacksAsync(towns.SelectMany(town => town.Questions));
        await Parallel.ForEachAsync(towns, async (town, _) =>
        {
            var register = new Register(town.Imports);
            foreach (var asked in town.Questions)
            {
                Compare(town.Seed, new Sheet(register, asked), await warehouse.JsonAsync(asked));
            }
        });
    }

    [Fact]
    public void The_reference_shares_no_code_with_the_product()
    {
        var files = SourceTree.Files("tests/Worker.Tests/Figures/Reference", "*.cs").ToList();
        Assert.NotEmpty(files);
        foreach (var (path, text) in files)
        {
            var names = text.Split('\n').Where(line => line.StartsWith("using ", StringComparison.Ordinal));
            Assert.All(names, line => Assert.StartsWith("using System.", line, StringComparison.Ordinal));
            Assert.False(text.Contains("Reports.", StringComparison.Ordinal), path);
        }
    }

    private static void Compare(int seed, Sheet sheet, string written)
    {
        var snapshot = SnapshotId().Match(written);
        Assert.True(snapshot.Success, $"Seed {seed}: no snapshot id in {written[..200]}");
        const string Audit = ",\"audit\":[";
        var end = written.LastIndexOf(Audit, StringComparison.Ordinal);
        var expected = sheet.Json(snapshot.Groups[1].Value)[..^1];
        Assert.True(expected == written[..end], $"Seed {seed}: {Difference(expected, written[..end])}");
        var findings = string.Join('\n', sheet.Findings());
        var found = string.Join('\n', Found(written));
        Assert.True(findings == found, $"Seed {seed}: {Difference(findings, found)}");
    }

    private static IEnumerable<Finding> Found(string written)
    {
        using var json = JsonDocument.Parse(written);
        foreach (var one in json.RootElement.GetProperty("audit").EnumerateArray())
        {
            string? Text(string key) => one.GetProperty(key).GetString();
            yield return new(Text("code")!, Text("indicator"), Text("unit"), Text("quarter"), Text("quoted"), Text("computed"));
        }
    }

    private static string Difference(string expected, string written)
    {
        var at = expected.Zip(written).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 600)..Math.Min(text.Length, at + 80)];
        return $"\nexpected …{Around(expected)}…\nwritten  …{Around(written)}…";
    }

    [GeneratedRegex("\"snapshot\":\"(sha256:[0-9a-f]{64})\",\"coverage\"")]
    private static partial Regex SnapshotId();
}
