using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Analytics.Worker.Tests.LongestFirst", "Analytics.Worker.Tests")]

namespace Analytics.Worker.Tests;

/// <summary>Starts the collection that takes longest, mostly by waiting, before all others, so that nothing is left to wait for alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName == "serving").ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);
}
