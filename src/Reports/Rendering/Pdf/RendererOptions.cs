using Analytics.Reports.Formats;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>How the Node programs that typeset are run.</summary>
public sealed record RendererOptions
{
    /// <summary>The Node.js program, 20 or newer: a name on the path, or a path.</summary>
    public string Node { get; init; } = "node";

    /// <summary>At most so many run at a time; the compiler uses several threads itself, so never more than there are cores.</summary>
    public int Processes { get; init; } = Environment.ProcessorCount;

    /// <summary>A process is renewed after so many answers, because its memory grows: some 6 MB with each pack of 20 pages.</summary>
    public int DocumentsPerProcess { get; init; } = 50;

    /// <summary>Or when it holds more than so much after an answer, in megabytes.</summary>
    public int MaxMegabytes { get; init; } = 450;

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one document or one set of charts.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A folder of the operator's own format profiles, beside those that are shipped; null for none.</summary>
    public string? Profiles { get; init; }

    /// <summary>A folder with the four faces of Times New Roman; null: papers are set in Tinos, which has the same measures.</summary>
    public string? Fonts { get; init; }

    public IEnumerable<string> Problems()
    {
        foreach (var problem in Profiles is null ? [] : FormatProfiles.Problems(Profiles))
        {
            yield return $"Renderer:Profiles: {problem}";
        }

        foreach (var problem in Fonts is null ? [] : FontFolder.Problems(Fonts))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(Node))
        {
            yield return "Renderer:Node must name the Node.js program, such as 'node', was empty.";
        }

        if (Processes < 1 || Processes > Environment.ProcessorCount)
        {
            yield return $"Renderer:Processes must be from 1 to the number of cores, {Environment.ProcessorCount}, was {Processes}.";
        }

        if (DocumentsPerProcess < 1)
        {
            yield return $"Renderer:DocumentsPerProcess must be at least 1, was {DocumentsPerProcess}.";
        }

        if (MaxMegabytes < 1)
        {
            yield return $"Renderer:MaxMegabytes must be at least 1, was {MaxMegabytes}.";
        }

        if (StartTimeout < TimeSpan.FromSeconds(1) || StartTimeout > TimeSpan.FromHours(1))
        {
            yield return $"Renderer:StartTimeout must be from 00:00:01 to 01:00:00 (hours:minutes:seconds), was {StartTimeout}.";
        }

        if (RequestTimeout < TimeSpan.FromSeconds(1) || RequestTimeout > TimeSpan.FromHours(1))
        {
            yield return $"Renderer:RequestTimeout must be from 00:00:01 to 01:00:00 (hours:minutes:seconds), was {RequestTimeout}.";
        }
    }
}
