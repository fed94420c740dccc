using Analytics.Reports.Documents;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

/// <summary>One renderer for the tests that do not kill it.</summary>
public sealed class RendererFixture : IAsyncLifetime
{
    internal Renderer Renderer { get; } = new(new RendererOptions { Processes = 1 });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Renderer.DisposeAsync();

    internal async Task<byte[]> TypesetAsync(Document document, PdfStandard standard = PdfStandard.A2a)
    {
        var charts = await Renderer.DrawChartsAsync(document.Charts(), CancellationToken.None);
        return await Renderer.TypesetAsync(document, charts, CancellationToken.None, standard);
    }
}

[CollectionDefinition("renderer")]
public sealed class RendererDefinition : ICollectionFixture<RendererFixture>;
