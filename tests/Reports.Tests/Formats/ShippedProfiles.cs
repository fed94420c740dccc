using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Formats;

/// <summary>The profile files of the tree.</summary>
internal static class ShippedProfiles
{
    public static string Folder => Path.Combine(RendererFolder.Find(), "profiles");

    public static string PartyText => File.ReadAllText(Path.Combine(Folder, "party.yaml"));

    public static FormatProfile Find(string code) => RendererFolder.Formats(null).Find(code)!;
}
