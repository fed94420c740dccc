namespace Analytics.Reports;

/// <summary>
/// Folders that the program needs beside its assemblies: published with it, and in a checkout found where they lie. No path is compiled
/// in, so that the same sources give the same assembly wherever they are built.
/// </summary>
internal static class ShippedFolder
{
    private const string MarkOfCheckout = "Analytics.sln";

    /// <param name="published">The folder's name beside a published program.</param>
    /// <param name="inCheckout">Its path below the checkout that holds the running assembly.</param>
    /// <returns>The places to look in, the likeliest first.</returns>
    public static IReadOnlyList<string> Candidates(string published, string inCheckout)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, published);
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, MarkOfCheckout)))
            {
                return [beside, Path.Combine(at.FullName, inCheckout)];
            }
        }

        return [beside];
    }
}
