using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Analytics.Worker.Tests.LongestFirst", "Analytics.Worker.Tests")]

namespace Analytics.Worker.Tests;

/// <summary>Starts the collections of several classes, which take minutes each, before those of one class, so that none is left to wait for alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = ["faults", "database", "intake", "serving", "delivery", "scheduling"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections
        .OrderBy(collection => Array.IndexOf(Longest, collection.DisplayName) is var place and >= 0 ? place : Longest.Length)
        .ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
