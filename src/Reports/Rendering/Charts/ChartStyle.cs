using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>What all charts look like. Two shades that stay apart in black and white; nothing under 9 pt even when a layout shrinks it.</summary>
internal static class ChartStyle
{
    /// <summary>A figure is never split, so with a caption of three lines it must fit on an upright page.</summary>
    public const int MaxHeight = 650;

    public const int LineHeight = 12;
    public const string Dark = "#1f3b5c";
    public const string Light = "#ccd6e0";
    private const decimal FontSize = 10.5m;

    // Wider than the average letter of the charts' font, so that what is reserved is enough.
    private const decimal LetterWidth = 6.2m;

    /// <summary>
    /// In points: 165 mm, the text of an upright page; for the page in front 180 mm, or half of it beside another, at nine tenths of what is drawn
    /// (<c>templates/blocks.typ</c>).
    /// </summary>
    public static int Width(ChartSize size) => size switch
    {
        ChartSize.Text => 468,
        ChartSize.Half => 276,
        ChartSize.Front => 566,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "A chart of this size has no width."),
    };

    public static JsonObject Text() =>
        new() { ["fontFamily"] = "Be Vietnam Pro", ["fontSize"] = FontSize, ["fontWeight"] = 400, ["color"] = "#111111" };

    public static JsonObject Label(string position)
    {
        var label = Text();
        label["show"] = true;
        label["position"] = position;
        return label;
    }

    /// <summary>Words anywhere in the drawing, over the lines that they lie on.</summary>
    /// <param name="y">Upper edge of the first line.</param>
    public static JsonObject Words(string words, int x, int y, string ink = "#111111")
    {
        var text = Text();
        return new JsonObject
        {
            ["type"] = "text",
            ["silent"] = true,
            ["z"] = 4,
            ["x"] = x,
            ["y"] = y,
            ["style"] = new JsonObject
            {
                ["text"] = words,
                ["font"] = $"{text["fontSize"]!.ToJsonString()}px {text["fontFamily"]!.GetValue<string>()}",
                ["lineHeight"] = LineHeight,
                ["fill"] = ink,
                ["backgroundColor"] = "#ffffff",
            },
        };
    }

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static int WidthOf(string text) => (int)Math.Ceiling(text.Length * LetterWidth);

    /// <summary>How many lines a text takes at most, breaking between words.</summary>
    public static int LinesOf(string text, int width) => Math.Max(1, (int)Math.Ceiling(WidthOf(text) * 1.15m / width));

    /// <summary>A name's lines, broken between words here, because ECharts also breaks before a comma; too long a name ends in "…".</summary>
    public static IReadOnlyList<string> Lines(string name, int width, int most)
    {
        var lines = new List<string>();
        foreach (var word in name.Split(' ').SelectMany(word => word.Chunk(LettersIn(width))).Select(letters => new string(letters)))
        {
            if (lines.Count > 0 && LinesOf($"{lines[^1]} {word}", width) == 1)
            {
                lines[^1] = $"{lines[^1]} {word}";
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1][..Math.Min(lines[most - 1].Length, LettersIn(width) - 1)] + "…"];
    }

    /// <summary>How many letters of a word without spaces surely fit: it may be all capitals.</summary>
    private static int LettersIn(int width) => Math.Max(2, (int)(width / (LetterWidth * 1.5m)));

    /// <summary>A name for an axis: the table has it in full, an axis has room for some lines.</summary>
    public static string Shortened(string name, int width, int lines)
    {
        var longest = (int)(width * lines / (LetterWidth * 1.15m));
        if (name.Length <= longest)
        {
            return name;
        }

        var space = name.LastIndexOf(' ', longest - 1);
        return string.Concat(name.AsSpan(0, space > longest / 2 ? space : longest - 1), "…");
    }

    /// <summary>A mark, or for a missing figure a mark of no ink that only carries the word saying so.</summary>
    public static JsonObject Point(ChartPoint point, decimal valueWhenMissing)
    {
        var drawn = new JsonObject
        {
            ["value"] = point.Value ?? valueWhenMissing,
            ["label"] = new JsonObject { ["formatter"] = point.Label.Plain },
        };
        if (point.Value is null)
        {
            drawn["itemStyle"] = new JsonObject { ["color"] = "rgba(0,0,0,0)", ["borderWidth"] = 0 };
        }

        return drawn;
    }
}
