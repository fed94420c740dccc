namespace Analytics.Reports.Documents;

/// <summary>One thing on the page.</summary>
public abstract record Block;

public sealed record Paragraph(Text Text) : Block;

/// <summary>Plain hyphen lines, as the offices write them.</summary>
public sealed record BulletList(IReadOnlyList<Text> Items) : Block;

/// <param name="Id">Unique in the document; code form.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Notes">Footnotes printed right under the table.</param>
public sealed record Table(
    string Id,
    string Caption,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<Row> Rows,
    IReadOnlyList<string> Notes) : Block;

public enum Align
{
    Left,
    Center,
    Right,
}

/// <param name="Weight">Share of the width relative to the other columns.</param>
public sealed record Column(string Header, Align Align, int Weight);

public enum RowKind
{
    Data,
    Heading,
    Total,
}

/// <summary>A row has one cell for each column; a row of kind <see cref="RowKind.Heading"/> has one cell over all columns.</summary>
public sealed record Row(RowKind Kind, IReadOnlyList<Cell> Cells);

/// <summary>
/// What a table prints in one place, and the exact number behind it for the workbook (in the unit that is printed: divided by the
/// indicator's scale; percentages as 74,2 and not 0,742). <paramref name="Decimals"/> is how many the print shows.
/// </summary>
public sealed record Cell(Text Text, decimal? Number = null, int Decimals = 0)
{
    public const int DarkestShade = 5;

    /// <summary>From 1, the lightest, to <see cref="DarkestShade"/>; null where the cell is not shaded. The text says all without it.</summary>
    public int? Shade { get; init; }

    public static implicit operator Cell(string text) => new((Text)text);
}

/// <summary>Key figures, each large in a box of its own; three stand beside each other.</summary>
/// <param name="Id">Unique in the document; code form.</param>
public sealed record Tiles(string Id, IReadOnlyList<Tile> Items) : Block;

/// <param name="Value">The number alone, with its hedge word and "%".</param>
/// <param name="Measure">What is counted; empty after a percentage.</param>
/// <param name="Notes">What the number means against the plan and last year, in words; each a line.</param>
public sealed record Tile(Text Label, Text Value, string Measure, IReadOnlyList<Text> Notes);

public enum ChartKind
{
    /// <summary>Bars of attainment in percent, with a line at 100.</summary>
    Attainment,

    /// <summary>This period beside the same period last year, by unit.</summary>
    Comparison,

    /// <summary>One indicator over consecutive quarters.</summary>
    Trend,

    /// <summary>Units as horizontal bars of their values, in the order in which they are to be drawn (best first).</summary>
    Ranking,
}

/// <param name="Title">A sentence that says the chart's finding.</param>
/// <param name="Alt">Names kind, indicator, period, highest and lowest; every number in it is a figure.</param>
/// <param name="Measure">What the axis counts, such as "đảng viên" or "%".</param>
/// <param name="Categories">The labels along the category axis.</param>
public sealed record Chart(
    string Id,
    ChartKind Kind,
    Text Title,
    Text Alt,
    string Measure,
    IReadOnlyList<string> Categories,
    IReadOnlyList<ChartSeries> Series) : Block
{
    /// <summary>Of a trend: where what is counted changed its make-up, in order.</summary>
    public IReadOnlyList<ChartBreak> Breaks { get; init; } = [];

    public ChartSize Size { get; init; }
}

/// <summary>How wide a chart is drawn, by the place where it stands.</summary>
public enum ChartSize
{
    /// <summary>The text of an upright page.</summary>
    Text,

    /// <summary>Half of the page in front; two that follow each other stand side by side.</summary>
    Half,

    /// <summary>All of the page in front.</summary>
    Front,
}

/// <summary>A line across a chart, right before a category: what stands on its two sides is not made up alike.</summary>
/// <param name="At">The place of the first category after it, from 0.</param>
/// <param name="Label">A few words, such as "sắp xếp đơn vị".</param>
public sealed record ChartBreak(int At, string Label);

public enum SeriesRole
{
    Actual,
    Previous,
}

/// <summary>One point for each category of the chart.</summary>
public sealed record ChartSeries(string Name, SeriesRole Role, IReadOnlyList<ChartPoint> Points);

/// <summary>A mark and its printed label; a point without a value is a gap, and its label is the word that says so.</summary>
public sealed record ChartPoint(decimal? Value, Text Label)
{
    /// <summary>Of an attainment: whether 100 % parts good from bad. A figure that is not judged, or that has a ceiling, is only drawn.</summary>
    public bool IsJudged { get; init; } = true;

    /// <summary>Not final; the label says so in words.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Something that was expected is not in it; the label says so in words.</summary>
    public bool IsPartial { get; init; }
}
