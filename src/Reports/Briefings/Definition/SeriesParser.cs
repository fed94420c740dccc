using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Definition;

/// <summary>Reads a series definition (CONTRACT §5): YAML, one series a file, every fault with line and column, all at once.</summary>
internal static class SeriesParser
{
    private const string DefaultCalendar = "party";
    private const string DefaultFormat = "party";
    private static readonly PageBudget DefaultPages = new(1, 6);

    public static ParsedSeries Parse(string yaml, string fileName)
    {
        var reader = new DefinitionReader(fileName);
        var mentions = new List<IndicatorMention>();
        FormatMention? format = null;
        var definition = reader.Read(
            yaml,
            "The file is empty; a series definition starts with 'code:'.",
            "Chưa có nội dung; một loại báo cáo bắt đầu bằng “code:”.",
            root =>
            {
                format = FormatOf(root);
                return Series(reader, root, mentions);
            });
        var problems = reader.Problems;
        return new ParsedSeries(fileName, problems.Count == 0 ? definition : null, mentions, format, problems);
    }

    /// <summary>Reads a definition that was checked before it was stored.</summary>
    /// <exception cref="InvalidOperationException">This version of the program no longer accepts it.</exception>
    public static SeriesDefinition ParseStored(string yaml, string code)
    {
        var parsed = Parse(yaml, code);
        return parsed.Definition ?? throw new InvalidOperationException(
            $"The stored definition of the series {code} is not readable by this version: {parsed.Problems[0]}");
    }

    /// <summary>What the definition names and there is not, where it stands.</summary>
    /// <param name="formats">The codes of the format profiles.</param>
    public static IReadOnlyList<SeriesProblem> Check(ParsedSeries series, IReadOnlySet<string> knownIndicators, IReadOnlyList<string> formats) =>
    [
        .. series.Format is { } named && !formats.Contains(named.Format, StringComparer.Ordinal)
            ? [new SeriesProblem(series.File, named.Line, named.Column, $"There is no format profile '{named.Format}'; accepted: {DefinitionReader.List(formats)}. Another one is a file in the folder of Renderer:Profiles.",
                $"Không có thể thức “{named.Format}”; các thể thức được nhận: {DefinitionReader.List(formats)}.")]
            : Array.Empty<SeriesProblem>(),
        .. series.Mentions.Where(mention => !knownIndicators.Contains(mention.Indicator)).Select(mention => new SeriesProblem(
            series.File,
            mention.Line,
            mention.Column,
            $"Unknown indicator '{mention.Indicator}'; accepted are the codes of indicators.csv: import it first or correct the code.",
            $"Không có chỉ tiêu “{mention.Indicator}”; hãy sửa mã, hoặc nhập chỉ tiêu bằng indicators.csv trước.")),
    ];

    private static SeriesDefinition? Series(DefinitionReader reader, YamlNode root, List<IndicatorMention> mentions)
    {
        var keys = reader.Map(root, "the series", Vocabulary.SeriesKeys, "code", "title_vi", "period_kind", "units", "fields");
        if (keys is null)
        {
            return null;
        }

        var fields = FieldParser.Fields(reader, keys.GetValueOrDefault("fields"), mentions);
        return new SeriesDefinition(
            reader.Code(keys.GetValueOrDefault("code"), "code") ?? "",
            reader.Text(keys.GetValueOrDefault("title_vi"), "title_vi") ?? "",
            reader.Text(keys.GetValueOrDefault("title_en"), "title_en"),
            reader.Choice(keys.GetValueOrDefault("period_kind"), "period_kind", PeriodKindCodes.ByCode, PeriodKind.Quarter),
            [.. reader.Codes(keys.GetValueOrDefault("units"), "units", mayBeEmpty: false).Select(unit => unit.Code)],
            reader.Code(keys.GetValueOrDefault("calendar"), "calendar") ?? DefaultCalendar,
            Schedule(reader, keys.GetValueOrDefault("schedule")),
            reader.Scalar(keys.GetValueOrDefault("format"), "format", "the code of a format profile")?.Value ?? DefaultFormat,
            MarkingOf(reader, keys.GetValueOrDefault("marking")),
            Pages(reader, keys.GetValueOrDefault("pages")),
            reader.Choice(keys.GetValueOrDefault("rounding"), "rounding", Vocabulary.Roundings, Rounding.HalfAway),
            MinCoverage(reader, keys.GetValueOrDefault("gate")),
            reader.Choice(keys.GetValueOrDefault("send"), "send", Vocabulary.Sends, SendPolicy.Never),
            [.. reader.Codes(keys.GetValueOrDefault("lists"), "lists", mayBeEmpty: true).Select(list => list.Code)],
            fields)
        {
            Misfire = reader.Choice(keys.GetValueOrDefault("misfire"), "misfire", Vocabulary.Misfires, Misfire.Late),
        };
    }

    private static FormatMention? FormatOf(YamlNode root) =>
        (root as YamlMap)?.Entries.FirstOrDefault(entry => entry.Key.Value == "format")?.Value is YamlScalar { IsEmpty: false } named
            ? new FormatMention(named.Value, named.Line, named.Column)
            : null;

    private static string Schedule(DefinitionReader reader, YamlNode? node)
    {
        if (node is not YamlMap)
        {
            var schedules = new Dictionary<string, string>(StringComparer.Ordinal) { ["meeting"] = "meeting", ["none"] = "none" };
            return reader.Scalar(node, "schedule", "meeting, none or {cron: \"…\"}") is null
                ? "none"
                : reader.Choice(node, "schedule", schedules, "none");
        }

        var cron = reader.Map(node, "schedule", ["cron"], "cron")?.GetValueOrDefault("cron");
        if (reader.Text(cron, "cron") is not { } expression)
        {
            return "none";
        }

        if (CronRule.TryParse(expression, out var rule, out var problem))
        {
            return rule.Text;
        }

        reader.Report(cron!, problem,
            $"Không nhận lịch chạy “{expression}”; cần năm phần phút, giờ, ngày, tháng, thứ và có ngày như vậy, ví dụ \"0 6 15 3,6,9,12 *\".");
        return "none";
    }

    private static Marking MarkingOf(DefinitionReader reader, YamlNode? node)
    {
        if (reader.Scalar(node, "marking", DefinitionReader.List(Vocabulary.Markings.Keys)) is not { } scalar)
        {
            return Marking.None;
        }

        if (Vocabulary.Markings.TryGetValue(scalar.Value, out var marking))
        {
            return marking;
        }

        reader.Report(scalar, $"marking '{scalar.Value}' is not accepted; accepted: {DefinitionReader.List(Vocabulary.Markings.Keys)}. Secrecy grades are refused: this system must not hold them.",
            $"Không nhận “{scalar.Value}”; các giá trị được nhận: {DefinitionReader.List(Vocabulary.Markings.Keys)}. Hệ thống này không được lưu tài liệu mật.");
        return Marking.None;
    }

    private static PageBudget Pages(DefinitionReader reader, YamlNode? node) =>
        node is not null && reader.Map(node, "pages", ["summary", "body"]) is { } pages
            ? new PageBudget(
                reader.Whole(pages.GetValueOrDefault("summary"), "pages.summary", 1, 100, DefaultPages.Summary),
                reader.Whole(pages.GetValueOrDefault("body"), "pages.body", 1, 100, DefaultPages.Body))
            : DefaultPages;

    private static decimal? MinCoverage(DefinitionReader reader, YamlNode? node) =>
        node is not null && reader.Map(node, "gate", ["min_coverage"], "min_coverage") is { } gate
            ? reader.Percent(gate.GetValueOrDefault("min_coverage"), "gate.min_coverage")
            : null;
}
