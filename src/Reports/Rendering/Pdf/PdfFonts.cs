using System.Text;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>
/// Which fonts a PDF of the renderer uses. Its objects are not packed into streams, so the names stand in the bytes as written; with
/// an unknown family the page would come out empty and still be accepted by every reader.
/// </summary>
internal static class PdfFonts
{
    /// <summary>How the names of the faces start that a PDF carries: papers in the shipped family, in the operator's, and all charts.</summary>
    public const string Tinos = "Tinos-";

    public const string TimesNewRoman = "TimesNewRoman";
    private const string Charts = "BeVietnamPro-";

    /// <summary>Refuses a PDF that embeds no font, leaves one out, or uses any other than the papers' family and that of the charts.</summary>
    public static void Check(ReadOnlySpan<byte> pdf, string papers)
    {
        var used = Names(pdf, "/BaseFont /"u8);
        var embedded = Embedded(pdf);
        if (used.Count == 0)
        {
            throw new RendererException("The renderer made a PDF without any text. Run 'doctor' and report this; nothing was stored.") { IsRefusal = true };
        }

        var foreign = used.FirstOrDefault(name =>
            !Family(name).StartsWith(papers, StringComparison.Ordinal) && !Family(name).StartsWith(Charts, StringComparison.Ordinal));
        if (foreign is not null)
        {
            throw new RendererException(
                $"The PDF uses the font {Family(foreign)}, which is neither the papers' nor the charts': probably a letter that these lack. Correct that text; nothing was stored.") { IsRefusal = true };
        }

        var missing = used.FirstOrDefault(name => !embedded.Contains(name));
        if (missing is not null)
        {
            throw new RendererException($"The PDF does not embed the font {Family(missing)}. Run 'doctor' and report this; nothing was stored.") { IsRefusal = true };
        }
    }

    private static string Family(string name) => name.Length > 7 && name[6] == '+' ? name[7..] : name;

    private static HashSet<string> Names(ReadOnlySpan<byte> pdf, ReadOnlySpan<byte> key)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = pdf.IndexOf(key); at >= 0; at = pdf.IndexOf(key))
        {
            pdf = pdf[(at + key.Length)..];
            names.Add(Encoding.ASCII.GetString(pdf[..pdf.IndexOfAny(" \r\n/>"u8)]));
        }

        return names;
    }

    /// <summary>Names of the descriptors that point at a font file.</summary>
    private static HashSet<string> Embedded(ReadOnlySpan<byte> pdf)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var key = "/FontName /"u8;
        for (var at = pdf.IndexOf(key); at >= 0; at = pdf.IndexOf(key))
        {
            pdf = pdf[(at + key.Length)..];
            if (pdf[..pdf.IndexOf(">>"u8)].IndexOf("/FontFile"u8) >= 0)
            {
                names.Add(Encoding.ASCII.GetString(pdf[..pdf.IndexOfAny(" \r\n/>"u8)]));
            }
        }

        return names;
    }
}
