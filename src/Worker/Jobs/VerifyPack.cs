using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Jobs;

/// <summary>What came of making a stored pack once more.</summary>
/// <param name="Differing">Files that are not the stored ones, by name.</param>
/// <param name="SameMakers">False: it was made by another version of code or template, and only its figures were compared.</param>
internal sealed record PackVerdict(IReadOnlyList<string> Differing, bool SameMakers);

/// <summary>Makes a stored pack once more, from its instant and the versions it used, and compares byte for byte.</summary>
internal sealed class VerifyPack(WarehouseConnections warehouse, PackStore packs, BuildPack build, Renderer renderer)
{
    public async Task<PackVerdict> RunAsync(
        StoredPack stored, Func<PackRequest, Func<IProgress<BuildStage>, Task<PackContent>>, Task<PackContent>> show, CancellationToken cancelled)
    {
        var request = await new PackRequests(warehouse.Reader).ResolveAsync(
            stored.Series, stored.Committee, stored.Period, stored.AsOf, force: true, stored.SeriesVersion, cancelled);
        var remade = (await show(request, progress => build.RemakeAsync(request, stored, progress, cancelled))).Named(stored.FileStem);
        var sameMakers = stored.CodeVersion == CodeVersion.Current && stored.Template == renderer.TemplateVersion(request.Series.Format);
        var files = await packs.ReadAllArtefactsAsync(stored, cancelled);
        return new PackVerdict(
            [.. remade
                .Where(file => sameMakers || file.Name.EndsWith(".json", StringComparison.Ordinal))
                .Where(file => files.SingleOrDefault(other => other.Name == file.Name)?.Sha256 != file.Sha256)
                .Select(file => file.Name)],
            sameMakers);
    }
}
