using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Analytics.Reports.Briefings.Definition;

/// <summary>Typed access to YAML nodes that collects every fault and goes on.</summary>
internal sealed partial class DefinitionReader(string file)
{
    private const int MaxTextLength = 300;

    private readonly List<SeriesProblem> problems = [];

    public IReadOnlyList<SeriesProblem> Problems => [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public void Report(YamlNode at, string message, string? vi = null) => Report(at.Line, at.Column, message, vi);

    public void Report(int line, int column, string message, string? vi = null) => problems.Add(new SeriesProblem(file, line, column, message, vi));

    /// <summary>What the text says, read from the top of its tree; text that is empty or no YAML is reported.</summary>
    public T? Read<T>(string yaml, string empty, string emptyVi, Func<YamlNode, T?> read)
        where T : class
    {
        try
        {
            if (Yaml.Read(yaml) is { } root)
            {
                return read(root);
            }

            Report(1, 1, empty, emptyVi);
        }
        catch (YamlException fault)
        {
            Report(
                (int)Math.Max(1, fault.Start.Line),
                (int)Math.Max(1, fault.Start.Column),
                $"The file is not readable as YAML: {fault.Message.TrimEnd('.')}.",
                "Không đọc được như YAML từ chỗ này; hãy xem lại dấu thụt dòng, dấu hai chấm và dấu nháy.");
        }

        return null;
    }

    /// <summary>The values by key; unknown, repeated and missing keys are reported.</summary>
    /// <param name="what">How the mapping is called in messages.</param>
    /// <returns>Null when the node is no mapping.</returns>
    public IReadOnlyDictionary<string, YamlNode>? Map(YamlNode node, string what, IReadOnlyList<string> known, params IReadOnlyList<string> required)
    {
        if (node is not YamlMap map)
        {
            Report(node, $"{what} must be a mapping of keys and values, but a {Shape(node)} was found; accepted keys: {List(known)}.", $"Ở đây cần các khóa với giá trị của chúng; các khóa được nhận: {List(known)}.");
            return null;
        }

        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (!known.Contains(key.Value, StringComparer.Ordinal))
            {
                Report(key, $"Unknown key '{key.Value}' in {what}; accepted keys: {List(known)}.", $"Ở đây không có khóa “{key.Value}”; các khóa được nhận: {List(known)}.");
            }
            else if (!values.TryAdd(key.Value, value))
            {
                Report(key, $"The key '{key.Value}' stands twice in {what}; keep one of them.", $"Khóa “{key.Value}” có hai lần ở đây; hãy giữ một.");
            }
        }

        foreach (var key in required.Where(key => !values.ContainsKey(key)))
        {
            Report(map, $"The key '{key}' is missing in {what}; add it.", $"Ở đây thiếu khóa “{key}”; hãy thêm vào.");
        }

        return values;
    }

    public string? Text(YamlNode? node, string what)
    {
        if (Scalar(node, what, "a line of text") is not { } scalar)
        {
            return null;
        }

        var text = scalar.Value.Trim().Normalize(NormalizationForm.FormC);
        if (text.Length is 0 or > MaxTextLength || text.Any(char.IsControl))
        {
            Report(scalar, $"{what} must be one line of 1 to 300 characters without control characters.", "Cần một dòng chữ từ 1 đến 300 ký tự, không có ký tự điều khiển.");
            return null;
        }

        return text;
    }

    public string? Code(YamlNode? node, string what)
    {
        if (Scalar(node, what, "a code") is not { } scalar)
        {
            return null;
        }

        if (!CodeForm().IsMatch(scalar.Value))
        {
            Report(scalar, $"{what} '{scalar.Value}' is not a code; accepted are at most 64 of a-z, 0-9, '.', '_' and '-', the first a letter or digit.",
                $"“{scalar.Value}” không phải là mã; mã có nhiều nhất 64 ký tự a-z, 0-9, “.”, “_”, “-”, bắt đầu bằng chữ hoặc số.");
            return null;
        }

        return scalar.Value;
    }

    /// <summary>A list of codes, each once; with the node of each for later messages.</summary>
    public IReadOnlyList<(string Code, YamlNode At)> Codes(YamlNode? node, string what, bool mayBeEmpty)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not YamlList list || (list.Items.Count == 0 && !mayBeEmpty))
        {
            Report(node, $"{what} must be a list of {(mayBeEmpty ? "" : "at least one ")}codes such as [a04, a05], but {(node is YamlList ? "an empty list" : "a " + Shape(node))} was found.", "Ở đây cần một danh sách mã, ví dụ [a04, a05].");
            return [];
        }

        var codes = new List<(string Code, YamlNode At)>();
        foreach (var item in list.Items)
        {
            if (Code(item, $"An entry of {what}") is not { } code)
            {
                continue;
            }

            if (codes.Any(other => other.Code == code))
            {
                Report(item, $"'{code}' stands twice in {what}; keep one of them.", $"“{code}” có hai lần trong danh sách này; hãy giữ một.");
                continue;
            }

            codes.Add((code, item));
        }

        return codes;
    }

    public T Choice<T>(YamlNode? node, string what, IReadOnlyDictionary<string, T> accepted, T otherwise)
    {
        if (Scalar(node, what, "one of " + List(accepted.Keys)) is not { } scalar)
        {
            return otherwise;
        }

        if (accepted.TryGetValue(scalar.Value, out var value))
        {
            return value;
        }

        Report(scalar, $"{what} '{scalar.Value}' does not exist; accepted: {List(accepted.Keys)}.", $"Không nhận giá trị “{scalar.Value}”; các giá trị được nhận: {List(accepted.Keys)}.");
        return otherwise;
    }

    public int Whole(YamlNode? node, string what, int least, int most, int otherwise)
    {
        var accepted = string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
        if (Scalar(node, what, accepted) is not { } scalar)
        {
            return otherwise;
        }

        if (int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Report(scalar, $"{what} '{scalar.Value}' must be {accepted}.",
            string.Create(CultureInfo.InvariantCulture, $"Không nhận giá trị “{scalar.Value}”; cần một số nguyên từ {least} đến {most}."));
        return otherwise;
    }

    public decimal? Percent(YamlNode? node, string what)
    {
        if (Scalar(node, what, "a percentage from 0 to 100") is not { } scalar)
        {
            return null;
        }

        if (decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100)
        {
            return value;
        }

        Report(scalar, $"{what} '{scalar.Value}' must be a percentage from 0 to 100 with a decimal point, such as 80.", $"Không nhận giá trị “{scalar.Value}”; cần một tỷ lệ phần trăm từ 0 đến 100, dùng dấu chấm thập phân, ví dụ 80.");
        return null;
    }

    /// <summary>Null, reported unless the node itself is null, when the node is no scalar or is empty.</summary>
    public YamlScalar? Scalar(YamlNode? node, string what, string accepted)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { IsEmpty: false } scalar:
                return scalar;
            default:
                Report(node, $"{what} must be {accepted}, but {(node is YamlScalar ? "nothing" : "a " + Shape(node))} was found.", "Ở đây cần một giá trị.");
                return null;
        }
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    private static string Shape(YamlNode node) => node switch
    {
        YamlScalar { IsEmpty: true } => "value left empty",
        YamlScalar => "single value",
        YamlList => "list",
        YamlMap => "mapping",
        _ => throw new InvalidOperationException($"No name for a node of type {node.GetType().Name}."),
    };

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeForm();
}
