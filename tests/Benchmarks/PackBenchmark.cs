using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Analytics.Reports.Briefings;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;
using Analytics.Reports.Rendering.Charts;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Tests.Rendering;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Tests;
using Analytics.Worker.Tests.Towns;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>One pack, warm: from the snapshot to the bytes of all three files; beside it the renderer alone, given the same JSON.</summary>
[WarmupCount(15)]
[IterationCount(45)]
public class PackBenchmark
{
    private readonly Renderer renderer = new(new RendererOptions());
    private FreshWarehouse warehouse = null!;
    private PackRequest request = null!;
    private BuildPack build = null!;
    private RendererProcess alone = null!;
    private byte[] charts = null!;
    private byte[] document = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        using var data = new ScratchFolder();
        var series = new GeneratedTown(5, 12).WriteTo(data.Path);
        warehouse = await FreshWarehouse.OpenAsync();
        await warehouse.ImportAsync(data.Path, GeneratedTown.AsOf);
        await warehouse.ApplyAsync(series);
        var reader = warehouse.Connections.Reader;
        request = await new PackRequests(reader).ResolveAsync(
            GeneratedTown.Series, null, GeneratedTown.Period, GeneratedTown.AsOf, force: false, seriesVersion: null, CancellationToken.None);
        build = new BuildPack(
            reader,
            new PackStore(warehouse.Connections.App),
            renderer,
            new PackLifecycle(warehouse.Connections, DeliveryOptions.Default, ApprovalOptions.Default));
        alone = await RendererProcess.StartAsync(new RendererOptions(), [], CancellationToken.None);

        var content = await ComposeAsync();
        var drawn = content.Charts();
        charts = Encoding.UTF8.GetBytes(new JsonArray([.. drawn.Select(chart => ChartDrawing.Of(chart).ToJson())]).ToJsonString(DocumentJson.Plain));
        document = DocumentJson.Write(content, RendererFolder.Formats(null).Find(content.Letterhead.Format)!, await renderer.DrawChartsAsync(drawn, CancellationToken.None));

        var pdf = await PackAsync();
        var read = PdfReader.Read(pdf);
        Expect.Same(DocumentText.Expected(content), DocumentText.Bare(read.ReadingText), "text of the pack");
        // Without those that the page in front shows again.
        var size = (Pages: read.Pages.Count, Charts: (content with { Summary = null }).Charts().Count, Rows: content.Blocks().OfType<Table>().Sum(table => table.Rows.Count));
        Expect.Same((Math.Max(16, size.Pages), 12, Math.Max(300, size.Rows)), size, "pages, charts and rows of tables");
        Expect.Same(Convert.ToHexString(pdf), Convert.ToHexString(await RendererAloneAsync()), "bytes of the PDF");
    }

    [Benchmark]
    public async Task<byte[]> PackAsync() => (await build.RemakeAsync(request, stored: null, new Progress<BuildStage>(), CancellationToken.None)).Pdf;

    [Benchmark(Baseline = true)]
    public async Task<byte[]> RendererAloneAsync()
    {
        await SendAsync("/charts", charts);
        return await SendAsync("/pdf", document);
    }

    [GlobalCleanup]
    public async Task CleanAsync()
    {
        await alone.DisposeAsync();
        await renderer.DisposeAsync();
        await warehouse.DisposeAsync();
    }

    private async Task<Document> ComposeAsync()
    {
        var scope = request.Series.Scope(request.Committee, request.Period, request.AsOf);
        var snapshot = await SnapshotReader.ReadAsync(warehouse.Connections.Reader, scope, CancellationToken.None);
        return renderer.InForm(Composer.Compose(
            BuildPack.Input(request, scope, snapshot, DisclosedSheet.Of(FigureCalculator.Compute(snapshot, scope), snapshot, scope), changes: null)));
    }

    private async Task<byte[]> SendAsync(string path, byte[] json)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(json) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add("X-Standard", "a-2a");
        message.Headers.Add("X-Created", request.AsOf.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return (await alone.SendAsync(message, CancellationToken.None)).Bytes;
    }
}
