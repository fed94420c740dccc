using System.Text;

namespace Analytics.Worker.Delivery.Letters;

/// <summary>A letter as plain text.</summary>
internal static class LetterText
{
    public static string Write(IEnumerable<LetterBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            foreach (var line in Lines(block))
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString().Normalize();
    }

    private static IEnumerable<string> Lines(LetterBlock block) => block switch
    {
        LetterLine line => [line.Text],
        LetterList list => [.. list.Heading is { } heading ? [heading] : Array.Empty<string>(), .. list.Items.Select(item => $"- {item}")],
        LetterFigures figures =>
        [
            figures.Heading,
            .. figures.Figures.Select(one => $"- {one.Label}: {one.Value}{(one.Notes.Length == 0 ? "" : $" ({one.Notes})")}"),
        ],
        LetterPicture picture => [picture.Title],
        LetterLink link => [link.Text, link.Address.AbsoluteUri],
        _ => throw new InvalidOperationException($"Plain text has no form for a {block.GetType().Name}."),
    };
}
