using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Analytics.Worker.Delivery;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>What a mail server saw.</summary>
internal sealed record MailEvent(
    string Event, int Port, string? Name, IReadOnlyList<string>? To, string? Id, string? Sha256, bool Secure, string? User);

/// <summary>A real mail server with a certificate of its own; a recipient's name tells it what to do (see smtp-sink.mjs).</summary>
internal sealed class MailServer : IAsyncDisposable
{
    public const string Password = "mật khẩu thử";

    private readonly ScratchFolder folder;
    private readonly ConcurrentQueue<MailEvent> events = new();
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Process process;
    private readonly bool secure;

    private MailServer(object options, bool secure, ScratchFolder folder)
    {
        this.secure = secure;
        this.folder = folder;
        process = TestsFolder.Start("smtp-sink.mjs", JsonSerializer.Serialize(options));
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                events.Enqueue(JsonSerializer.Deserialize<MailEvent>(line.Data, JsonSerializerOptions.Web)!);
                arrived.Release();
            }
        };
        process.BeginOutputReadLine();
    }

    public int Port { get; private set; }

    public string CaFile => folder.Below("cert.pem");

    public IReadOnlyList<MailEvent> Events => [.. events];

    public IReadOnlyList<MailEvent> Messages => [.. events.Where(one => one.Event == "message")];

    /// <param name="secure">Encrypted from the first byte; else STARTTLS.</param>
    /// <param name="plain">Offers no encryption at all.</param>
    /// <param name="user">Whom it lets in, with <see cref="Password"/>; null: everybody.</param>
    /// <param name="size">The largest message it says it takes.</param>
    /// <param name="silent">Takes a connection and never greets.</param>
    /// <param name="host">Whom its certificate is for; null: for where it is.</param>
    public static async Task<MailServer> StartAsync(
        bool secure = false, bool plain = false, string? user = null, int? size = null, bool silent = false, string? host = null)
    {
        var folder = new ScratchFolder();
        WriteCertificate(folder, host);
        var server = new MailServer(
            new
            {
                key = folder.Below("key.pem"),
                cert = folder.Below("cert.pem"),
                secure,
                plain,
                silent,
                user,
                password = Password,
                size,
                folder = folder.Path,
            },
            secure,
            folder);
        server.Port = (await server.WaitForAsync("listening")).Port;
        return server;
    }

    /// <summary>Messages that it accepted, as they came.</summary>
    public IReadOnlyList<string> Files => Directory.GetFiles(folder.Path, "*.eml");

    /// <summary>Makes it answer the next such step with a code, once.</summary>
    public async Task TellAsync(string stage, int code)
    {
        var before = events.Count(one => one.Event == "told");
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { stage, code }));
        await process.StandardInput.FlushAsync();
        await WaitForAsync("told", before + 1);
    }

    /// <summary>How the product is told about it.</summary>
    public SmtpOptions Options(string? user = null, bool trusted = true) => new(
        "127.0.0.1",
        Port,
        secure ? SmtpSecurity.Tls : SmtpSecurity.StartTls,
        user,
        user is null ? null : Password,
        trusted ? File.ReadAllText(CaFile) : null);

    /// <param name="count">For so many of them.</param>
    public async Task<MailEvent> WaitForAsync(string name, int count = 1)
    {
        while (true)
        {
            if (events.Where(one => one.Event == name).ElementAtOrDefault(count - 1) is { } found)
            {
                return found;
            }

            Assert.True(await arrived.WaitAsync(TimeSpan.FromMinutes(1)), $"The mail server never said {name}.");
        }
    }

    /// <summary>Everybody who waits for it is cut off.</summary>
    public async Task StopAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        arrived.Dispose();
        folder.Dispose();
    }

    private static void WriteCertificate(ScratchFolder folder, string? host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (host is null)
        {
            names.AddIpAddress(IPAddress.Loopback);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.Below("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.Below("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
