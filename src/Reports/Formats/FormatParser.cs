using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Analytics.Reports.Briefings.Definition;
using YamlDotNet.Core;

namespace Analytics.Reports.Formats;

/// <summary>Reads a profile file by <see cref="FormatSchema"/>: every fault with line and column, all at once.</summary>
internal sealed partial class FormatParser
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DefinitionReader reader;

    private FormatParser(string file) => reader = new DefinitionReader(file);

    /// <param name="file">Its path; the name without the ending is the profile's code.</param>
    /// <returns>The profile, or null and what is wrong with it.</returns>
    public static (FormatProfile? Profile, IReadOnlyList<SeriesProblem> Problems) Parse(string yaml, string file)
    {
        var parser = new FormatParser(file);
        var code = Path.GetFileNameWithoutExtension(file);
        if (!CodeForm().IsMatch(code))
        {
            parser.reader.Report(1, 1, $"'{code}' is not a code; name the file with at most 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit, such as mttq.yaml.");
        }

        try
        {
            if (Yaml.Read(yaml) is not { } root)
            {
                parser.reader.Report(1, 1, "The file is empty; a format profile starts with 'name_vi:', best as a copy of party.yaml or state.yaml.");
            }
            else if (parser.Read(root, "the profile", FormatSchema.Profile) is JsonObject content && parser.Fits(root, content))
            {
                return (new FormatProfile(code, content.ToJsonString(Plain)), []);
            }
        }
        catch (YamlException fault)
        {
            parser.reader.Report((int)Math.Max(1, fault.Start.Line), (int)Math.Max(1, fault.Start.Column), $"The file is not readable as YAML: {fault.Message.TrimEnd('.')}.");
        }

        return (null, parser.reader.Problems);
    }

    private JsonNode? Read(YamlNode node, string what, FormatValue value) => value switch
    {
        Keys keys => Map(node, what, keys),
        Lines lines => List(node, what, lines),
        Measure measure => Number(node, what, measure),
        Flag => reader.Choice(node, what, new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false }, false),
        OneOf one => reader.Choice(node, what, one.Accepted.ToDictionary(word => word, StringComparer.Ordinal), ""),
        Words words => node is YamlScalar { Value: "", IsEmpty: false } && words.MayBeEmpty ? "" : reader.Text(node, what),
        _ => throw new InvalidOperationException($"A profile cannot hold a {value.GetType().Name}."),
    };

    private JsonObject? Map(YamlNode node, string what, Keys keys)
    {
        string[] required = [.. keys.Of.Where(key => !FormatSchema.IsOptional(key.Value)).Select(key => key.Name)];
        if (reader.Map(node, what, [.. keys.Of.Select(key => key.Name)], required) is not { } found)
        {
            return null;
        }

        return new JsonObject(keys.Of.Select(key => KeyValuePair.Create(
            key.Name,
            found.TryGetValue(key.Name, out var inner)
                ? Read(inner, what == "the profile" ? key.Name : $"{what}.{key.Name}", key.Value)
                : Otherwise(key.Value))));
    }

    private JsonArray? List(YamlNode node, string what, Lines lines)
    {
        if (node is YamlList list && list.Items.Count >= lines.Least && list.Items.Count <= lines.Most)
        {
            return new JsonArray([.. list.Items.Select(item => Read(item, "an entry of " + what, lines.Each))]);
        }

        reader.Report(node, string.Create(
            CultureInfo.InvariantCulture,
            $"{what} must be a list of {(lines.Least == lines.Most ? $"{lines.Least}" : $"{lines.Least} to {lines.Most}")} entries, each with its own keys; write one line '- {{…}}' for each."));
        return null;
    }

    private JsonNode? Number(YamlNode node, string what, Measure measure)
    {
        var accepted = string.Create(CultureInfo.InvariantCulture, $"{measure.Unit} from {measure.Least} to {measure.Most}, such as 14 or 12.7");
        if (reader.Scalar(node, what, accepted) is not { } scalar)
        {
            return null;
        }

        if (decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value >= measure.Least && value <= measure.Most)
        {
            return value;
        }

        reader.Report(scalar, $"{what} '{scalar.Value}' must be in {accepted}.");
        return null;
    }

    private static JsonNode? Otherwise(FormatValue value) => value switch
    {
        Flag => false,
        Measure measure => measure.Otherwise,
        Words { MayBeEmpty: true } => "",
        // Its absence is reported already.
        _ => null,
    };

    /// <summary>What no single value shows; called when each of them is accepted.</summary>
    private bool Fits(YamlNode root, JsonObject content)
    {
        if (reader.Problems.Count > 0)
        {
            return false;
        }

        Check(Of("text", "pitch") >= Of("text", "size"), "text.pitch must be at least text.size, or the lines would touch.");
        Check(Of("text", "after") >= Of("text", "after_least"), "text.after_least must be at most text.after.");
        Check(Of("page_number", "from_top") + (Of("page_number", "size") * 0.3528m) <= Of("page", "top"), "page_number.from_top with the number's height must be within page.top, or the number would stand in the text.");
        return reader.Problems.Count == 0;

        decimal Of(string part, string key) => content[part]![key]!.GetValue<decimal>();

        void Check(bool fits, string message)
        {
            if (!fits)
            {
                reader.Report(root, message);
            }
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
