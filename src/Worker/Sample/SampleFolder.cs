using System.Reflection;

namespace Analytics.Worker.Sample;

/// <summary>Where the sample's files lie: beside a published worker, else in the checkout that this assembly was built from.</summary>
internal static class SampleFolder
{
    public static string Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "sample");
        var built = typeof(SampleFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "SampleFolder").Value!;
        return Array.Find([published, built], Directory.Exists) ?? throw new PartMissingException("sample",
            $"The sample town's files are neither in {published} nor in {built}: build or publish the worker again.");
    }
}
