using System.Text;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Tests.Figures;

/// <summary>No wrong number: the product and a second reading of the contract agree to the last letter on small random towns.</summary>
public sealed class SecondReadingTests
{
    private const int Towns = 600;

    [Fact]
    public void The_product_and_a_naive_reading_of_the_contract_write_the_same_json_for_hundreds_of_random_towns()
    {
        var first = Random.Shared.Next(1_000_000);
        foreach (var seed in Enumerable.Range(1, Towns / 2).Concat(Enumerable.Range(first, Towns / 2)))
        {
            var (snapshot, scope) = new RandomSnapshot(seed).Next();
            var written = Encoding.UTF8.GetString(FiguresJson.Write(FigureCalculator.Compute(snapshot, scope), []));
            var expected = new NaiveSheet(snapshot, scope).Json();
            Assert.True(expected == written, $"Seed {seed}: {Difference(expected, written)}");
        }
    }

    private static string Difference(string expected, string written)
    {
        var at = expected.Zip(written).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 400)..Math.Min(text.Length, at + 80)];
        return $"\nexpected …{Around(expected)}…\nwritten  …{Around(written)}…";
    }
}
