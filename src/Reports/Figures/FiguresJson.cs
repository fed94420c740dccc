using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>
/// The figures as JSON (CONTRACT §3): compact, keys in the contract's order, numbers as strings, Vietnamese unescaped, one line feed at
/// the end. Ratios, percentages, elapsed and points have at most ten decimals, half away from zero; everything else is exact.
/// </summary>
internal static class FiguresJson
{
    private const int ShareDecimals = 10;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(FigureSheet sheet, IReadOnlyList<Finding> findings)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            json.WriteStartObject();
            json.WriteString("series", sheet.Series);
            json.WriteString("committee", sheet.Committee);
            json.WriteString("period", sheet.Period.Code);
            json.WriteString("as_of", VietnamTime.Format(sheet.AsOf));
            json.WriteString("snapshot", sheet.Snapshot);
            WriteCoverage(json, sheet.Coverage);
            json.WriteStartArray("figures");
            foreach (var figure in sheet.Figures)
            {
                WriteFigure(json, figure);
            }

            json.WriteEndArray();
            json.WriteStartArray("audit");
            foreach (var finding in findings)
            {
                WriteFinding(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteNumber("expected", coverage.Expected);
        json.WriteNumber("reported", coverage.Reported);
        json.WriteNumber("late", coverage.Late);
        json.WriteStartArray("units");
        foreach (var unit in coverage.Units)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit.Unit.Code);
            json.WriteString("state", EnumCode.Of(unit.State));
            json.WriteBoolean("late", unit.Late);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("indicator", figure.Indicator.Code);
        json.WriteString("kind", EnumCode.Of(figure.Indicator.Kind));
        json.WriteStartObject("total");
        WriteCell(json, figure.Total, IsShare(figure.Indicator, isTotal: true));
        json.WriteEndObject();
        json.WriteStartArray("units");
        foreach (var unit in figure.Units)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit.Unit.Code);
            WriteCell(json, unit.Cell, IsShare(figure.Indicator, isTotal: false));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsShare(Indicator indicator, bool isTotal) =>
        indicator.Kind is IndicatorKind.Ratio or IndicatorKind.Percent || (isTotal && indicator.Kind == IndicatorKind.Milestone);

    private static void WriteCell(Utf8JsonWriter json, FigureCell cell, bool isShare)
    {
        Func<decimal?, string?> number = isShare ? Share : Exact;
        json.WriteString("value", number(cell.Value));
        json.WriteString("text", cell.Text);
        json.WriteString("numerator", Exact(cell.Numerator));
        json.WriteString("denominator", Exact(cell.Denominator));
        json.WriteString("state", EnumCode.Of(cell.State));
        json.WriteBoolean("estimate", cell.Estimate);
        json.WriteString("qualifier", EnumCode.Of(cell.Qualifier));
        json.WriteString("like_for_like", number(cell.LikeForLike));
        WriteObject(json, "previous", cell.Previous, previous =>
        {
            json.WriteString("value", number(previous.Value));
            json.WriteString("text", previous.Text);
            json.WriteString("state", EnumCode.Of(previous.State));
            json.WriteString("as_reported", number(previous.AsReported));
        });
        WriteObject(json, "change", cell.Change, change =>
        {
            json.WriteString("absolute", Exact(change.Absolute));
            json.WriteString("percent", Share(change.Percent));
            json.WriteString("points", Share(change.Points));
            json.WriteString("reason", change.Reason is { } reason ? EnumCode.Of(reason) : null);
            json.WriteString("text", change.Text);
        });
        WriteObject(json, "target", cell.Target, target =>
        {
            json.WriteString("value", Exact(target.Value));
            json.WriteString("from", target.From.ToString());
            json.WriteString("to", target.To.ToString());
            json.WriteString("basis", EnumCode.Of(target.Basis));
            json.WriteString("to_date", number(target.ToDate));
            json.WriteString("attained", Share(target.Attained));
            json.WriteString("elapsed", Share(target.Elapsed));
            json.WriteString("status", EnumCode.Of(target.Status));
            json.WriteString("text", target.Text);
        });
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", EnumCode.Of(finding.Code));
        json.WriteString("indicator", finding.Indicator);
        json.WriteString("unit", finding.Unit);
        json.WriteString("quarter", finding.Quarter?.ToString());
        json.WriteString("quoted", Exact(finding.Quoted));
        json.WriteString("computed", Share(finding.Computed));
        json.WriteString("message", finding.Message);
        json.WriteString("message_en", finding.MessageEn);
        json.WriteEndObject();
    }

    private static void WriteObject<T>(Utf8JsonWriter json, string name, T? value, Action<T> writeFields)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        writeFields(value);
        json.WriteEndObject();
    }

    private static string? Share(decimal? value) =>
        value is { } number ? Exact(decimal.Round(number, ShareDecimals, MidpointRounding.AwayFromZero)) : null;

    private static string? Exact(decimal? value) => value switch
    {
        null => null,
        0 => "0", // a zero may carry a sign
        { } number => number.ToString("0.############################", CultureInfo.InvariantCulture),
    };
}
