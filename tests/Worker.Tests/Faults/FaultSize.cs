namespace Analytics.Worker.Tests.Faults;

/// <summary>How much of each scenario is done: little in every test run, all of it when the environment says <c>FAULTS=full</c>.</summary>
internal static class FaultSize
{
    /// <summary>Instants are random, and the same in every run.</summary>
    public const int Seed = 20230919;

    public static readonly bool IsFull = Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Of(int small, int full) => IsFull ? full : small;

    public static TimeSpan Seconds(int small, int full) => TimeSpan.FromSeconds(Of(small, full));
}
