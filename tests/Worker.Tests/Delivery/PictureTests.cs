using System.Text;
using Analytics.Worker.Delivery;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>A chart as mail programs show it: whatever form its texts have in SVG, they are drawn alike, and in the shipped font.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData("style=\"font: 12px Be Vietnam Pro\" y=\"6\"", "style=\"font-size:12px;font-family:Be Vietnam Pro;font-weight:400;\" y=\"6\"")]
    [InlineData("style=\"font: 600 10.5px Be Vietnam Pro\"", "style=\"font-size:10.5px;font-family:Be Vietnam Pro;font-weight:600;\"")]
    public async Task Both_forms_of_a_font_give_the_same_picture(string shorthand, string plain)
    {
        await using var mailer = Mailer.Start("node");
        var picture = await DrawAsync(mailer, plain);
        Assert.Equal(picture, await DrawAsync(mailer, shorthand));
        // Without a font of its own the letters come out in another size, if at all.
        Assert.NotEqual(picture, await DrawAsync(mailer, plain.Replace("Be Vietnam Pro", "Không Có", StringComparison.Ordinal)));
    }

    private static async Task<string> DrawAsync(Mailer mailer, string style)
    {
        var svg = $"""<svg width="200" height="60" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><text dominant-baseline="central" text-anchor="start" {style} transform="translate(6 20)" fill="#111111">Nhà ở hỗ trợ</text></svg>""";
        var (bytes, error) = await mailer.ComposeAsync(
            new MessageParts(
                "1@tx.example",
                "",
                new MailboxParts("", "vp@tx.example"),
                new MailboxParts("", "ok@tx.example"),
                "x",
                "x",
                "<img src=\"cid:picture\">",
                new PictureParts("picture", svg),
                new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc),
                "vi",
                []),
            CancellationToken.None);
        Assert.Null(error);
        return Encoding.ASCII.GetString(bytes!);
    }
}
