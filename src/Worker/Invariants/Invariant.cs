namespace Analytics.Worker.Invariants;

/// <summary>Something that holds at every moment, whatever was killed or cut off (RELIABILITY §4), and what was found of it.</summary>
/// <param name="Holds">What is true when nothing was found.</param>
/// <param name="Faults">What breaks it, a short phrase with its id each; none when it holds.</param>
/// <param name="Remedy">What a person does then.</param>
internal sealed record Invariant(string Name, string Holds, IReadOnlyList<string> Faults, string Remedy)
{
    private const int MostShown = 10;

    public bool IsHeld => Faults.Count == 0;

    public string Finding => IsHeld
        ? Holds
        : Some(Faults) + ": " + Remedy;

    public static string Some(IReadOnlyList<string> all) =>
        string.Join("; ", all.Take(MostShown)) + (all.Count > MostShown ? FormattableString.Invariant($"; and {all.Count - MostShown} more") : "");
}
