using System.Reflection;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>Where the Node program lies: beside a published worker, else in the checkout that this assembly was built from.</summary>
internal static class RendererFolder
{
    public static string Find()
    {
        var published = Path.Combine(AppContext.BaseDirectory, "renderer");
        var built = typeof(RendererFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RendererFolder").Value!;
        foreach (var folder in new[] { published, built })
        {
            if (File.Exists(Path.Combine(folder, "server.mjs")))
            {
                return folder;
            }
        }

        throw new RendererException(
            $"The renderer's program was not found: there is no server.mjs in '{published}' or '{built}'. Publish or build the worker again.");
    }
}
