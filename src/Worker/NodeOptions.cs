using Microsoft.Extensions.Configuration;

namespace Analytics.Worker;

/// <summary>What a process that serves does: the section <c>Node</c>. <c>Run</c> lists <c>jobs</c> (makes packs) and <c>desk</c> (pages).</summary>
internal sealed record NodeOptions(bool Jobs, bool Desk)
{
    public const string Key = "Node:Run";

    /// <summary>Both when nothing is said. A list, or its words with commas between them.</summary>
    public static NodeOptions Read(IConfiguration configuration, List<string> faults)
    {
        var section = configuration.GetSection(Key);
        var words = section.GetChildren().Select(child => child.Value ?? "").Concat((section.Value ?? "").Split(','))
            .Select(word => word.Trim())
            .Where(word => word.Length > 0)
            .ToArray();
        faults.AddRange(words.Where(word => word is not ("jobs" or "desk")).Select(word => $"{Key} has '{word}'; accepted are jobs and desk."));
        return words.Length == 0 ? new NodeOptions(true, true) : new NodeOptions(words.Contains("jobs"), words.Contains("desk"));
    }
}
