namespace Analytics.Worker.Tests.Figures;

/// <summary>Choices that follow from a seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Between(int first, int last) => random.Next(first, last + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public List<T> Some<T>(IEnumerable<T> from, int percent) => [.. from.Where(_ => Chance(percent))];

    public List<T> Shuffled<T>(IEnumerable<T> from) => [.. from.OrderBy(_ => random.Next())];
}
