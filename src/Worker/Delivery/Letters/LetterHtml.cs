using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Analytics.Worker.Delivery.Letters;

/// <summary>
/// A letter as the HTML that mail programs show: tables and inline styles, since many drop everything else; every text escaped, nothing
/// loaded from anywhere, the one picture from the message itself.
/// </summary>
internal static class LetterHtml
{
    /// <summary>The picture's name within the message; its Content-ID.</summary>
    public const string PictureId = "picture";

    private const int MostPixels = 640;

    private const string Page = "margin:0;padding:16px;background:#ffffff;color:#1c1c1c;font:16px/1.5 Arial,Helvetica,sans-serif";
    private const string Cell = "padding:8px 12px 8px 0;border-bottom:1px solid #d9d9d9;vertical-align:top;text-align:left";

    // Vietnamese letters as themselves: escaped they would treble the message.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(IEnumerable<LetterBlock> blocks, string title, string language) =>
        $"""
        <!DOCTYPE html>
        <html lang="{language}">
        <head><meta charset="utf-8"><title>{Escape(title)}</title></head>
        <body style="{Page}">
        <div style="max-width:{MostPixels.ToString(CultureInfo.InvariantCulture)}px">
        {string.Join('\n', blocks.Select(Block))}
        </div>
        </body>
        </html>

        """.Normalize();

    private static string Block(LetterBlock block) => block switch
    {
        LetterLine line => $"<p>{Escape(line.Text)}</p>",
        LetterList list => $"{Heading(list.Heading)}<ul>{string.Concat(list.Items.Select(item => $"\n<li>{Escape(item)}</li>"))}\n</ul>",
        LetterFigures figures => $"{Heading(figures.Heading)}<table cellpadding=\"0\" cellspacing=\"0\" style=\"border-collapse:collapse;width:100%\">{string.Concat(figures.Figures.Select(Row))}\n</table>",
        LetterPicture picture => $"{Heading(picture.Title)}<p><img src=\"cid:{PictureId}\" width=\"{Pixels(picture.Width)}\" style=\"max-width:100%;height:auto\" alt=\"{Escape(picture.Alt)}\"></p>",
        LetterLink link => $"<p>{Escape(link.Text)}<br><a href=\"{Escape(link.Address.AbsoluteUri)}\">{Escape(link.Address.AbsoluteUri)}</a></p>",
        _ => throw new InvalidOperationException($"HTML has no form for a {block.GetType().Name}."),
    };

    private static string Heading(string? heading) => heading is null ? "" : $"<p><strong>{Escape(heading)}</strong></p>\n";

    private static string Row(LetterFigure one) =>
        $"\n<tr><th scope=\"row\" style=\"{Cell};font-weight:normal\">{Escape(one.Label)}</th><td style=\"{Cell}\"><strong>{Escape(one.Value)}</strong>{(one.Notes.Length == 0 ? "" : $"<br>{Escape(one.Notes)}")}</td></tr>";

    /// <summary>At most as wide as the text.</summary>
    private static string Pixels(int points) => Math.Min(points * 4 / 3, MostPixels).ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => Encoder.Encode(text);
}
