namespace Analytics.Benchmarks;

/// <summary>What is wrong is not timed.</summary>
internal static class Expect
{
    public static void Same<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{what}: expected {expected}, found {found}."));
        }
    }
}
