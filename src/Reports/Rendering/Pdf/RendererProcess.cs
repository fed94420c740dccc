using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>
/// One Node program and the socket it serves. It ends when its standard input does, so it never outlives this process however that
/// dies; it is killed on a time-out and on cancelling, because its only thread listens to nobody while it typesets.
/// </summary>
internal sealed partial class RendererProcess : IAsyncDisposable
{
    // A Unix socket's address holds at most 107 bytes.
    private const int MaxSocketPath = 107;
    private readonly Process process;
    private readonly DirectoryInfo directory;
    private readonly HttpClient client;
    private readonly StringBuilder errors = new();

    private RendererProcess(Process process, DirectoryInfo directory, string socket)
    {
        this.process = process;
        this.directory = directory;
        client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
                return new NetworkStream(connection, ownsSocket: true);
            },
        })
        {
            BaseAddress = new Uri("http://renderer"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.Length = Math.Min(errors.Length, 8000);
                errors.AppendLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public int Served { get; private set; }

    /// <summary>Resident bytes after the last answer.</summary>
    public long Memory { get; private set; }

    public static async Task<RendererProcess> StartAsync(RendererOptions options, IReadOnlyList<FontFile> fonts, CancellationToken cancellation)
    {
        var folder = RendererFolder.Find();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            throw new RendererException($"The renderer's packages are not installed: run 'npm ci --ignore-scripts' in '{folder}', or build again.");
        }

        var directory = PrivateDirectory();
        var socket = Path.Combine(directory.FullName, "s");
        var start = new ProcessStartInfo(options.Node, ["server.mjs", socket, FontFolder.Argument(fonts)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NODE_OPTIONS");
        start.Environment["NODE_ENV"] = "production";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            directory.Delete(recursive: true);
            throw new RendererException(
                $"Node.js did not start: '{options.Node}' was not found or may not be run. PDFs and charts need Node.js 20 or newer: install it so that 'node' is on the PATH, or set Renderer:Node to its path.",
                error);
        }

        var renderer = new RendererProcess(process, directory, socket);
        try
        {
            await renderer.WaitUntilReadyAsync(options.StartTimeout, cancellation);
            return renderer;
        }
        catch
        {
            await renderer.DisposeAsync();
            throw;
        }
    }

    /// <summary>The answer; an <see cref="IOException"/> or <see cref="HttpRequestException"/> when the process died.</summary>
    public async Task<RendererAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Served++;
        using var response = await client.SendAsync(request, cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (response.Headers.TryGetValues("X-Memory", out var memory))
        {
            Memory = long.Parse(memory.Single(), CultureInfo.InvariantCulture);
        }

        var over = response.Headers.TryGetValues("X-Over", out var pages) ? PagesOver.Parse(pages.Single()) : PagesOver.None;
        return response.IsSuccessStatusCode ? new RendererAnswer(bytes, over) : throw new RendererException(Encoding.UTF8.GetString(bytes)) { IsRefusal = true };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        if (Directory.Exists(directory.FullName))
        {
            directory.Delete(recursive: true);
        }
    }

    private static DirectoryInfo PrivateDirectory()
    {
        var directory = Directory.CreateTempSubdirectory("an-");
        if (Encoding.UTF8.GetByteCount(directory.FullName) + 2 <= MaxSocketPath)
        {
            return directory;
        }

        directory.Delete();
        throw new RendererException(
            $"The path of the temporary folder is too long for a socket: '{Path.GetTempPath()}'. Set TMPDIR to a path of at most 80 letters.");
    }

    private async Task WaitUntilReadyAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(limit.Token) == "ready")
            {
                return;
            }

            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RendererException($"The renderer was not ready within {timeout}. Look at the machine's load, and run 'doctor'.");
        }

        throw new RendererException($"The renderer did not start: {Reason()}");
    }

    /// <summary>The line of Node's complaint that says what is wrong, without its stack and the line of code above it.</summary>
    private string Reason()
    {
        lock (errors)
        {
            var lines = errors.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return lines.FirstOrDefault(line => Complaint().IsMatch(line)) ?? lines.LastOrDefault() ?? "it said nothing.";
        }
    }

    [GeneratedRegex(@"^\w*Error\b", RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();
}
