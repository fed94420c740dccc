using System.Globalization;
using System.Text.Json;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Briefings.Versions;

/// <summary>What a version of a pack printed, from which numbers, as far as a comparison asks: just computed, or read back from its <c>figures.json</c> (CONTRACT §3).</summary>
internal sealed class VersionFigures
{
    private readonly Dictionary<string, (FigureCell Total, Dictionary<string, FigureCell> Units)> figures;

    private VersionFigures(
        Dictionary<string, (FigureCell Total, Dictionary<string, FigureCell> Units)> figures,
        IReadOnlyList<string> covered,
        IReadOnlySet<string> reported)
    {
        this.figures = figures;
        Covered = covered;
        Reported = reported;
    }

    /// <summary>In series order.</summary>
    public IEnumerable<string> Indicators => figures.Keys;

    /// <summary>All units that could report.</summary>
    public IReadOnlyList<string> Covered { get; }

    /// <summary>Those that had reported in full.</summary>
    public IReadOnlySet<string> Reported { get; }

    /// <param name="sheet">What the version may show, and nothing else.</param>
    public static VersionFigures Of(FigureSheet sheet) => new(
        sheet.Figures.ToDictionary(
            figure => figure.Indicator.Code,
            figure => (figure.Total, figure.Units.ToDictionary(unit => unit.Unit.Code, unit => unit.Cell, StringComparer.Ordinal)),
            StringComparer.Ordinal),
        [.. sheet.Coverage.Units.Select(unit => unit.Unit.Code)],
        sheet.Coverage.Units.Where(unit => unit.State == CoverageState.Reported).Select(unit => unit.Unit.Code).ToHashSet(StringComparer.Ordinal));

    public static VersionFigures Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var coverage = document.RootElement.GetProperty("coverage").GetProperty("units").EnumerateArray().ToList();
        return new VersionFigures(
            document.RootElement.GetProperty("figures").EnumerateArray().ToDictionary(
                figure => Required(figure, "indicator"),
                figure => (Cell(figure.GetProperty("total")), Units(figure)),
                StringComparer.Ordinal),
            coverage.ConvertAll(unit => Required(unit, "unit")),
            coverage.Where(unit => Required(unit, "state") == "reported").Select(unit => Required(unit, "unit")).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Null when the version had no such indicator.</summary>
    public (FigureCell Total, IReadOnlyDictionary<string, FigureCell> Units)? Find(string indicator) =>
        figures.TryGetValue(indicator, out var figure) ? figure : null;

    private static Dictionary<string, FigureCell> Units(JsonElement figure) =>
        figure.GetProperty("units").EnumerateArray().ToDictionary(unit => Required(unit, "unit"), Cell, StringComparer.Ordinal);

    private static FigureCell Cell(JsonElement cell) => new(
        Number(cell, "value"),
        null,
        Required(cell, "text"),
        Number(cell, "numerator"),
        Number(cell, "denominator"),
        EnumCode.Parse<FigureState>(Required(cell, "state")),
        cell.GetProperty("estimate").GetBoolean(),
        EnumCode.Parse<Qualifier>(Required(cell, "qualifier")),
        Number(cell, "like_for_like"),
        Part(cell, "previous", part => new Previous(
            Number(part, "value"), Required(part, "text"), EnumCode.Parse<FigureState>(Required(part, "state")), Number(part, "as_reported"))),
        Part(cell, "change", part => new Change(
            Number(part, "absolute"),
            Number(part, "percent"),
            Number(part, "points"),
            Text(part, "reason") is { } reason ? EnumCode.Parse<NoChange>(reason) : null,
            Required(part, "text"))),
        Part(cell, "target", part => new TargetFigure(
            Number(part, "value")!.Value,
            Quarter.Parse(Required(part, "from")),
            Quarter.Parse(Required(part, "to")),
            EnumCode.Parse<TargetBasis>(Required(part, "basis")),
            Number(part, "to_date"),
            Number(part, "attained"),
            Number(part, "elapsed")!.Value,
            EnumCode.Parse<TargetStatus>(Required(part, "status")),
            Required(part, "text"))));

    private static T? Part<T>(JsonElement cell, string name, Func<JsonElement, T> read)
        where T : class => cell.GetProperty(name) is { ValueKind: JsonValueKind.Object } part ? read(part) : null;

    private static string Required(JsonElement element, string name) =>
        Text(element, name) ?? throw new InvalidOperationException($"A stored figures.json has no text in `{name}`.");

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static decimal? Number(JsonElement element, string name) =>
        Text(element, name) is { } text ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
}
