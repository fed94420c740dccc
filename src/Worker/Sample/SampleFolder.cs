using Analytics.Reports;

namespace Analytics.Worker.Sample;

/// <summary>Where the sample's files lie.</summary>
internal static class SampleFolder
{
    public static string Find()
    {
        var candidates = ShippedFolder.Candidates("sample", "sql/sample");
        return candidates.FirstOrDefault(Directory.Exists) ?? throw new PartMissingException("sample",
            $"The sample town's files were not found in {string.Join(" or ", candidates)}: build or publish the worker again.");
    }
}
