using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Reports.Documents;
using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Charts;

namespace Analytics.Reports.Rendering.Pdf;

/// <summary>A document as the templates read it: texts only, its form's measures and each chart's picture beside them.</summary>
internal static class DocumentJson
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Document document, FormatProfile format, IReadOnlyDictionary<string, string> svgById)
    {
        var language = document.Language.Split('-');
        var json = new JsonObject
        {
            ["title"] = document.Title,
            ["format"] = JsonNode.Parse(format.Content),
            ["lang"] = language[0],
            ["region"] = language.ElementAtOrDefault(1),
            ["mark"] = document.Mark,
            ["bodyPages"] = document.BodyPages,
            ["front"] = document.Summary is { } front
                ? new JsonObject
                {
                    ["heading"] = front.Heading,
                    ["subject"] = front.Subject,
                    ["blocks"] = Blocks(front.Blocks, svgById),
                    ["pages"] = front.Pages,
                }
                : null,
            ["letterhead"] = new JsonObject
            {
                ["superior"] = document.Letterhead.Superior,
                ["issuer"] = document.Letterhead.Issuer,
                ["place"] = document.Letterhead.Place,
                ["date"] = document.Letterhead.DateLine,
            },
            ["addressee"] = document.Addressee,
            ["type"] = document.TitleBlock.Type,
            ["summary"] = Strings(document.TitleBlock.Summary),
            ["opening"] = Blocks(document.Opening, svgById),
            ["parts"] = Sections(document.Parts, svgById),
            ["closing"] = new JsonObject
            {
                ["authority"] = document.Closing.Authority,
                ["signer"] = document.Closing.SignerTitle,
                ["copies"] = Strings(document.Closing.CopiesTo),
            },
            ["annexes"] = Array(document.Annexes, annex => new JsonObject
            {
                ["number"] = annex.Number,
                ["heading"] = annex.Heading,
                ["landscape"] = annex.Landscape,
                ["blocks"] = Blocks(annex.Blocks, svgById),
            }),
            ["charts"] = new JsonObject(svgById.Select(svg => KeyValuePair.Create(svg.Key, (JsonNode?)svg.Value))),
        };
        return JsonSerializer.SerializeToUtf8Bytes(json, Plain);
    }

    private static JsonArray Sections(IReadOnlyList<Section> sections, IReadOnlyDictionary<string, string> svgById) =>
        Array(sections, section => new JsonObject
        {
            ["level"] = section.Level,
            ["number"] = section.Number,
            ["heading"] = section.Heading,
            ["blocks"] = Blocks(section.Blocks, svgById),
            ["sections"] = Sections(section.Sections, svgById),
        });

    private static JsonArray Blocks(IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, string> svgById) =>
        Array(blocks, block => block switch
        {
            Paragraph paragraph => new JsonObject { ["kind"] = "paragraph", ["text"] = paragraph.Text.Plain },
            BulletList list => new JsonObject { ["kind"] = "list", ["items"] = Array(list.Items, item => (JsonNode)item.Plain) },
            Table table => Table(table),
            Tiles tiles => new JsonObject { ["kind"] = "tiles", ["tiles"] = Array(tiles.Items, Tile) },
            Chart chart => Chart(chart, svgById),
            _ => throw new InvalidOperationException($"The PDF has no form for a block of the kind {block.GetType().Name}."),
        });

    private static JsonNode Tile(Tile tile) => new JsonObject
    {
        ["label"] = tile.Label.Plain,
        ["value"] = tile.Value.Plain,
        ["measure"] = tile.Measure,
        ["notes"] = Array(tile.Notes, note => (JsonNode)note.Plain),
    };

    private static JsonObject Table(Table table) =>
        new()
        {
            ["kind"] = "table",
            ["caption"] = table.Caption,
            ["columns"] = Array(table.Columns, column => new JsonObject
            {
                ["header"] = column.Header,
                ["align"] = Name(column.Align),
                ["weight"] = column.Weight,
            }),
            ["rows"] = Array(table.Rows, row => new JsonObject
            {
                ["kind"] = Name(row.Kind),
                ["cells"] = Cells(table, row),
                ["shades"] = Array(row.Cells, cell => (JsonNode)(cell.Shade ?? 0)),
            }),
            ["notes"] = Strings(table.Notes),
        };

    private static JsonArray Cells(Table table, Row row)
    {
        var expected = row.Kind == RowKind.Heading ? 1 : table.Columns.Count;
        return row.Cells.Count == expected
            ? Array(row.Cells, cell => (JsonNode)cell.Text.Plain)
            : throw new InvalidOperationException($"Table {table.Id}: a row of kind {row.Kind} has {row.Cells.Count} cells, expected {expected}.");
    }

    private static JsonObject Chart(Chart chart, IReadOnlyDictionary<string, string> svgById) =>
        svgById.ContainsKey(chart.Id)
            ? new()
            {
                ["kind"] = "chart",
                ["id"] = chart.Id,
                ["title"] = chart.Title.Plain,
                ["alt"] = chart.Alt.Plain,
                ["width"] = ChartStyle.Width(chart.Size),
                ["half"] = chart.Size == ChartSize.Half,
            }
            : throw new InvalidOperationException($"Chart {chart.Id} was not drawn before the document was typeset.");

    private static string Name(Align align) => align switch
    {
        Align.Left => "left",
        Align.Center => "center",
        Align.Right => "right",
        _ => throw new ArgumentOutOfRangeException(nameof(align), align, "The PDF has no such alignment."),
    };

    private static string Name(RowKind kind) => kind switch
    {
        RowKind.Data => "data",
        RowKind.Heading => "heading",
        RowKind.Total => "total",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The PDF has no such kind of row."),
    };

    private static JsonArray Strings(IReadOnlyList<string> values) => Array(values, value => (JsonNode)value);

    private static JsonArray Array<T>(IReadOnlyList<T> values, Func<T, JsonNode> map) => new([.. values.Select(map)]);
}
