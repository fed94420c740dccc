namespace Analytics.Reports.Rendering.Pdf;

/// <summary>The renderer is missing, does not answer or refuses a document; the message is a sentence for the office (exit code 4).</summary>
public sealed class RendererException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>It is this document that is refused: trying again changes nothing.</summary>
    public bool IsRefusal { get; init; }
}
