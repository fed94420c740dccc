using System.Net;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker;

/// <summary>What a process that serves does: the section <c>Node</c>. <c>Run</c> lists <c>jobs</c> (makes packs) and <c>desk</c> (pages).</summary>
/// <param name="Listen">The address of this machine that it answers on: plain HTTP, so beyond the machine itself it belongs behind a proxy.</param>
internal sealed record NodeOptions(bool Jobs, bool Desk, IPAddress Listen)
{
    private const string Key = "Node:Run";

    private const string ListenKey = "Node:Listen";

    public static readonly IReadOnlyList<string> Known = [Key, ListenKey];

    /// <summary>Both when nothing is said. A list, or its words with commas between them.</summary>
    public static NodeOptions Read(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection(Key);
        var words = section.GetChildren().Select(child => child.Value ?? "").Concat((section.Value ?? "").Split(','))
            .Select(word => word.Trim())
            .Where(word => word.Length > 0)
            .ToArray();
        faults.AddRange(words.Where(word => word is not ("jobs" or "desk")).Select(word => $"{Key} has '{word}'; accepted are jobs and desk."));
        var listen = ListenOn(configuration[ListenKey], faults);
        return words.Length == 0 ? new NodeOptions(true, true, listen) : new NodeOptions(words.Contains("jobs"), words.Contains("desk"), listen);
    }

    private static IPAddress ListenOn(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        faults.Add($"{ListenKey} '{text}' is not an IP address; accepted are 127.0.0.1, 0.0.0.0 for all of this machine's, or one of them.");
        return IPAddress.Loopback;
    }
}
