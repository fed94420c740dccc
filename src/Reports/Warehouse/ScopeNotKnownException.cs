namespace Analytics.Reports.Warehouse;

/// <summary>A request that names what the warehouse does not hold as known at its instant; each problem is a sentence for the user.</summary>
internal sealed class ScopeNotKnownException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems => problems;
}
