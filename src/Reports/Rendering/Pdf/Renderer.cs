using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Reports.Documents;
using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Charts;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>
/// Draws charts and typesets documents through Node programs whose life it owns: started when first needed, renewed after a fixed
/// number of documents, replaced when one dies. What was in work then is tried once more. Requests wait in one queue.
/// </summary>
internal sealed class Renderer : IAsyncDisposable
{
    private readonly RendererOptions options;
    private readonly FormatProfiles formats;
    private readonly IReadOnlyList<FontFile> fonts;
    private readonly string program;
    private readonly SemaphoreSlim places;
    private readonly ConcurrentStack<RendererProcess> idle = new();
    private readonly ConcurrentDictionary<int, RendererProcess> running = new();
    private volatile bool works = true;
    private int lost;

    public Renderer(RendererOptions options)
    {
        this.options = options.Problems().FirstOrDefault() is { } problem ? throw new ArgumentException(problem, nameof(options)) : options;
        places = new SemaphoreSlim(options.Processes);
        formats = RendererFolder.Formats(options.Profiles);
        fonts = FontFolder.Read(options.Fonts);
        program = RendererFolder.Version(fonts);
    }

    /// <summary>The system's ids of the programs that are ready or at work.</summary>
    public IReadOnlyCollection<int> ProcessIds => [.. running.Keys];

    /// <summary>How many programs died, hung or were stopped in the middle, and were replaced; those renewed in time are not counted.</summary>
    public int Lost => lost;

    /// <summary>The codes of the forms that a series may name.</summary>
    public IReadOnlyList<string> Formats => formats.Codes;

    /// <summary>
    /// Changes with the program, the templates, the packages, the operator's fonts or the form: with the same version the same document
    /// has the same bytes.
    /// </summary>
    public string TemplateVersion(string format) => RendererFolder.Version(program, Format(format));

    /// <summary>The document in the words of its form; to be made before anything is written from it.</summary>
    public Document InForm(Document document) => OfficialForm.Of(document, Format(document.Letterhead.Format));

    /// <summary>SVG by chart id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DrawChartsAsync(IReadOnlyList<Chart> charts, CancellationToken cancellation)
    {
        if (charts.Count == 0)
        {
            return new Dictionary<string, string>();
        }

        var body = new JsonArray([.. charts.Select(chart => ChartDrawing.Of(chart).ToJson())]).ToJsonString(DocumentJson.Plain);
        var answer = (await SendAsync(() => Post("/charts", Encoding.UTF8.GetBytes(body)), "the charts", cancellation)).Bytes;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(answer)!;
    }

    /// <param name="svgById">A picture for every chart of the document.</param>
    public async Task<byte[]> TypesetAsync(
        Document document,
        IReadOnlyDictionary<string, string> svgById,
        CancellationToken cancellation,
        PdfStandard standard = PdfStandard.A2a) => (await PrintAsync(document, svgById, cancellation, standard)).Pdf;

    /// <summary>The same, and how far it keeps its page budgets.</summary>
    public async Task<(byte[] Pdf, PagesOver Over)> PrintAsync(
        Document document,
        IReadOnlyDictionary<string, string> svgById,
        CancellationToken cancellation,
        PdfStandard standard = PdfStandard.A2a)
    {
        var body = DocumentJson.Write(document, Format(document.Letterhead.Format), svgById);
        var created = document.Instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var answer = await SendAsync(
            () =>
            {
                var request = Post("/pdf", body);
                request.Headers.Add("X-Standard", standard == PdfStandard.A2a ? "a-2a" : "ua-1");
                request.Headers.Add("X-Created", created);
                return request;
            },
            $"\"{document.Title}\"",
            cancellation);
        PdfFonts.Check(answer.Bytes, Family);
        return (answer.Bytes, answer.Over);
    }

    /// <summary>Whether the test page can be made. It is tried between documents: beside one it may take long, and then how the last one ended says.</summary>
    public async Task<bool> WorksAsync(CancellationToken cancellation)
    {
        if (places.CurrentCount < options.Processes || !await places.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return works;
        }

        // Unless it answers in time.
        works = false;
        try
        {
            PdfFonts.Check((await RepeatAsync(() => new(HttpMethod.Get, "/probe"), "the test page", cancellation)).Bytes, Family);
            return true;
        }
        catch (RendererException)
        {
            return works = false;
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Starts a renderer and makes its test page; says what was found of each part, for <c>doctor</c>.</summary>
    public async Task<IReadOnlyList<(string Part, string Finding)>> CheckAsync(CancellationToken cancellation)
    {
        using var health = JsonDocument.Parse((await SendAsync(() => new(HttpMethod.Get, "/health"), "the check", cancellation)).Bytes);
        var page = (await SendAsync(() => new(HttpMethod.Get, "/probe"), "the test page", cancellation)).Bytes;
        PdfFonts.Check(page, Family);
        var fonts = health.RootElement.GetProperty("fonts").EnumerateArray().Select(font =>
            ("font", $"{font.GetProperty("name").GetString()} sha256:{font.GetProperty("hash").GetString()}"));
        return
        [
            ("node", health.RootElement.GetProperty("node").GetString()!),
            ("renderer", $"test page with all 134 Vietnamese letters in {health.RootElement.GetProperty("fonts").GetArrayLength()} faces, {page.Length} bytes"),
            .. fonts,
        ];
    }

    public async ValueTask DisposeAsync()
    {
        while (idle.TryPop(out var process))
        {
            await EndAsync(process);
        }

        places.Dispose();
    }

    private string Family => options.Fonts is null ? PdfFonts.Tinos : PdfFonts.TimesNewRoman;

    private FormatProfile Format(string code) => formats.Find(code) ?? throw new RendererException(
        $"There is no format profile '{code}'; there are {string.Join(", ", formats.Codes)}. Put its file back into the folder of Renderer:Profiles, or apply the series with another format.") { IsRefusal = true };

    private static HttpRequestMessage Post(string path, byte[] body) =>
        new(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };

    private async Task<RendererAnswer> SendAsync(Func<HttpRequestMessage> request, string what, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await RepeatAsync(request, what, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<RendererAnswer> RepeatAsync(Func<HttpRequestMessage> request, string what, CancellationToken cancellation)
    {
        try
        {
            var answer = await TryAsync(request, what, cancellation)
                ?? await TryAsync(request, what, cancellation)
                ?? throw new RendererException(
                    $"The renderer died twice while it worked on {what}, so that was given up; nothing was stored. Look at the machine's free memory, run 'doctor', then build again.");
            works = true;
            return answer;
        }
        catch (RendererException error)
        {
            works = error.IsRefusal;
            throw;
        }
    }

    /// <summary>Null when the process died in the middle.</summary>
    private async Task<RendererAnswer?> TryAsync(Func<HttpRequestMessage> request, string what, CancellationToken cancellation)
    {
        var process = idle.TryPop(out var spare) ? spare : await StartAsync(cancellation);
        var (keep, answered) = (false, false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.RequestTimeout);
        try
        {
            using var message = request();
            var answer = await process.SendAsync(message, limit.Token);
            answered = true;
            keep = Lasts(process);
            return answer;
        }
        catch (RendererException)
        {
            // It refused the document and is well.
            answered = true;
            keep = Lasts(process);
            throw;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RendererException(
                $"The renderer did not finish {what} within {options.RequestTimeout} and was stopped; nothing was stored. Raise Renderer:RequestTimeout, or make the document smaller.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return null;
        }
        finally
        {
            if (keep)
            {
                idle.Push(process);
            }
            else
            {
                Interlocked.Add(ref lost, answered ? 0 : 1);
                await EndAsync(process);
            }
        }
    }

    private bool Lasts(RendererProcess process) =>
        process.Served < options.DocumentsPerProcess && process.Memory < options.MaxMegabytes * 1_000_000L;

    private async Task<RendererProcess> StartAsync(CancellationToken cancellation)
    {
        var process = await RendererProcess.StartAsync(options, fonts, cancellation);
        running[process.Id] = process;
        return process;
    }

    private async Task EndAsync(RendererProcess process)
    {
        running.TryRemove(process.Id, out _);
        await process.DisposeAsync();
    }
}
