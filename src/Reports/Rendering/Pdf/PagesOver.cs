using System.Globalization;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>Pages that the summary and the body take over their budgets; 0 where they keep them.</summary>
public readonly record struct PagesOver(int Summary, int Body)
{
    public static PagesOver None { get; }

    /// <summary>"0 2", as the renderer says it.</summary>
    public static PagesOver Parse(string text)
    {
        var pages = text.Split(' ');
        return new PagesOver(int.Parse(pages[0], CultureInfo.InvariantCulture), int.Parse(pages[1], CultureInfo.InvariantCulture));
    }
}

/// <param name="Over">Of a document only.</param>
internal sealed record RendererAnswer(byte[] Bytes, PagesOver Over);
