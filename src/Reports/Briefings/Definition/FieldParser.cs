
namespace Analytics.Reports.Briefings.Definition;

/// <summary>The <c>fields</c> of a series: the sections of part I with their indicators and charts.</summary>
internal static class FieldParser
{
    private const int DefaultTrendQuarters = 8;
    private const int MostTrendQuarters = 40;

    public static IReadOnlyList<SeriesField> Fields(DefinitionReader reader, YamlNode? node, List<IndicatorMention> mentions)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not YamlList { Items.Count: > 0 } list)
        {
            reader.Report(node, "fields must be a list of at least one field, each with code, title_vi and indicators.",
                "Ở đây cần danh sách ít nhất một lĩnh vực, mỗi lĩnh vực có code, title_vi và indicators.");
            return [];
        }

        var fields = new List<SeriesField>();
        var charted = new List<(string Code, YamlNode At)>();
        foreach (var item in list.Items)
        {
            if (Field(reader, item, mentions, charted, fields) is { } field)
            {
                fields.Add(field);
            }
        }

        var listed = mentions.Select(mention => mention.Indicator).ToHashSet(StringComparer.Ordinal);
        foreach (var (code, at) in charted.Where(chart => !listed.Contains(chart.Code)))
        {
            reader.Report(at, $"A chart asks for the indicator '{code}', which no field of the series lists; add it to the indicators of its field.",
                $"Biểu đồ dùng chỉ tiêu “{code}” mà không lĩnh vực nào của loại báo cáo có; hãy thêm vào indicators của lĩnh vực.");
        }

        return fields;
    }

    private static SeriesField? Field(
        DefinitionReader reader,
        YamlNode node,
        List<IndicatorMention> mentions,
        List<(string Code, YamlNode At)> charted,
        List<SeriesField> before)
    {
        var keys = reader.Map(node, "the field", ["code", "title_vi", "indicators", "charts"], "code", "title_vi", "indicators");
        if (keys is null)
        {
            return null;
        }

        var code = reader.Code(keys.GetValueOrDefault("code"), "code of the field");
        if (code is not null && before.Any(field => field.Code == code))
        {
            reader.Report(keys["code"], $"The field code '{code}' is already used by another field; give each field a code of its own.",
                $"Mã lĩnh vực “{code}” đã dùng cho lĩnh vực khác; hãy đặt cho mỗi lĩnh vực một mã riêng.");
        }

        var indicators = reader.Codes(keys.GetValueOrDefault("indicators"), "indicators", mayBeEmpty: true);
        mentions.AddRange(indicators.Select(indicator => new IndicatorMention(indicator.Code, indicator.At.Line, indicator.At.Column)));
        var codes = indicators.Select(indicator => indicator.Code).ToList();
        var charts = new List<ChartRequest>();
        switch (keys.GetValueOrDefault("charts"))
        {
            case null:
                break;
            case YamlList list:
                charts.AddRange(list.Items.Select(chart => Chart(reader, chart, codes, charted)).OfType<ChartRequest>());
                break;
            case var other:
                reader.Report(other, "charts must be a list such as [{kind: trend, indicators: [a04]}].",
                    "Ở đây cần một danh sách biểu đồ, ví dụ [{kind: trend, indicators: [a04]}].");
                break;
        }

        return new SeriesField(code ?? "", reader.Text(keys.GetValueOrDefault("title_vi"), "title_vi of the field") ?? "", codes, charts);
    }

    private static ChartRequest? Chart(
        DefinitionReader reader, YamlNode node, IReadOnlyList<string> ofField, List<(string Code, YamlNode At)> charted)
    {
        // Which keys a chart has depends on its kind, so the kind is read first; without one nothing else can be judged.
        var kindNode = (node as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key.Value == "kind")?.Value;
        if (kindNode is null)
        {
            reader.Report(node, $"A chart needs a kind, such as {{kind: trend, indicators: [a04]}}; accepted kinds: {DefinitionReader.List(Vocabulary.Charts.Keys)}.",
                $"Biểu đồ cần có kind, ví dụ {{kind: trend, indicators: [a04]}}; các loại được nhận: {DefinitionReader.List(Vocabulary.Charts.Keys)}.");
            return null;
        }

        if (kindNode is not YamlScalar { IsEmpty: false } name || !Vocabulary.Charts.TryGetValue(name.Value, out var kind))
        {
            reader.Report(kindNode, $"Unknown chart kind '{(kindNode as YamlScalar)?.Value}'; accepted: {DefinitionReader.List(Vocabulary.Charts.Keys)}.",
                $"Không có loại biểu đồ “{(kindNode as YamlScalar)?.Value}”; các loại được nhận: {DefinitionReader.List(Vocabulary.Charts.Keys)}.");
            return null;
        }

        var keys = Vocabulary.KeysOf(kind);
        var values = reader.Map(node, $"a chart of kind {name.Value}", keys, [.. keys.Where(key => key != "quarters")]);
        if (values is null)
        {
            return null;
        }

        var asked = reader.Codes(values.GetValueOrDefault("indicators"), "indicators of the chart", mayBeEmpty: false).ToList();
        if (values.GetValueOrDefault("indicator") is { } single && reader.Code(single, "indicator of the chart") is { } code)
        {
            asked.Add((code, single));
        }

        charted.AddRange(asked);
        var quarters = reader.Whole(values.GetValueOrDefault("quarters"), "quarters", 2, MostTrendQuarters, DefaultTrendQuarters);
        return new ChartRequest(
            kind,
            kind == ChartForm.Heatmap ? ofField : [.. asked.Select(indicator => indicator.Code)],
            kind == ChartForm.Trend ? quarters : 0);
    }
}
