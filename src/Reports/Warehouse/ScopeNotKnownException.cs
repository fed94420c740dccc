namespace Analytics.Reports.Warehouse;

/// <summary>A request that names what the warehouse does not hold as known at its instant; each problem is a sentence for the user, in both languages.</summary>
internal sealed class ScopeNotKnownException(IReadOnlyList<(string Vi, string En)> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => problem.En)))
{
    public IReadOnlyList<(string Vi, string En)> Problems => problems;
}
