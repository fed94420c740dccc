using Analytics.Reports.Briefings.Definition;

namespace Analytics.Worker.Delivery.Lists;

/// <summary>Reads a distribution list: YAML, one list a file, every fault with line and column, all at once.</summary>
internal static class ListParser
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal) { ["vi"] = "vi", ["en"] = "en" };
    private static readonly Dictionary<string, string> Formats = new(StringComparer.Ordinal) { ["pdf"] = "pdf", ["xlsx"] = "xlsx" };

    /// <returns>The list, null when there are problems.</returns>
    public static (DistributionList? List, IReadOnlyList<SeriesProblem> Problems) Parse(string yaml, string fileName)
    {
        var reader = new DefinitionReader(fileName);
        var list = reader.Read(
            yaml,
            "The file is empty; a distribution list starts with 'code:'.",
            "Chưa có nội dung; một danh sách bắt đầu bằng “code:”.",
            root => List(reader, root));
        var problems = reader.Problems;
        return (problems.Count == 0 ? list : null, problems);
    }

    /// <summary>Reads a list that was checked before it was stored.</summary>
    /// <exception cref="InvalidOperationException">This version of the program no longer accepts it.</exception>
    public static DistributionList ParseStored(string yaml, string code)
    {
        var (list, problems) = Parse(yaml, code);
        return list ?? throw new InvalidOperationException($"The stored list {code} is not readable by this version: {problems[0]}");
    }

    private static DistributionList? List(DefinitionReader reader, YamlNode root) =>
        reader.Map(root, "the list", ["code", "title", "committee", "series", "members"], "code", "title", "members") is { } keys
            ? new DistributionList(
                reader.Code(keys.GetValueOrDefault("code"), "code") ?? "",
                reader.Text(keys.GetValueOrDefault("title"), "title") ?? "",
                reader.Code(keys.GetValueOrDefault("committee"), "committee"),
                [.. reader.Codes(keys.GetValueOrDefault("series"), "series", mayBeEmpty: false).Select(series => series.Code)],
                Members(reader, keys.GetValueOrDefault("members")))
            : null;

    private static List<Member> Members(DefinitionReader reader, YamlNode? node)
    {
        if (node is null)
        {
            return [];
        }

        if (node is not YamlList { Items.Count: > 0 } items)
        {
            reader.Report(node, "members must be a list of at least one member, each with name and email.", "Danh sách cần ít nhất một người, mỗi người có name và email.");
            return [];
        }

        var members = new List<Member>();
        foreach (var item in items.Items)
        {
            if (MemberOf(reader, item, members) is { } member)
            {
                members.Add(member);
            }
        }

        return members;
    }

    private static Member? MemberOf(DefinitionReader reader, YamlNode node, List<Member> before)
    {
        if (reader.Map(node, "the member", ["name", "email", "language", "formats"], "name", "email") is not { } keys)
        {
            return null;
        }

        var email = reader.Scalar(keys.GetValueOrDefault("email"), "email", Mailbox.Accepted);
        if (email is not null && !Mailbox.IsAddress(email.Value))
        {
            reader.Report(email, $"email '{email.Value.ReplaceLineEndings(" ")}' is not an address; accepted is {Mailbox.Accepted}.",
                $"“{email.Value.ReplaceLineEndings(" ")}” không phải là địa chỉ thư; viết như van-phong@thixa.example.");
        }
        else if (email is not null && before.Any(member => member.Email.Equals(email.Value, StringComparison.OrdinalIgnoreCase)))
        {
            reader.Report(email, $"The address '{email.Value}' stands twice in the list; keep one of them.", $"Địa chỉ “{email.Value}” có hai lần trong danh sách; hãy giữ một.");
        }

        return new Member(
            reader.Text(keys.GetValueOrDefault("name"), "name") ?? "",
            email?.Value ?? "",
            reader.Choice(keys.GetValueOrDefault("language"), "language", Languages, "vi"),
            FormatsOf(reader, keys.GetValueOrDefault("formats")));
    }

    private static IReadOnlyList<string> FormatsOf(DefinitionReader reader, YamlNode? node)
    {
        if (node is null)
        {
            return ["pdf"];
        }

        if (node is YamlList { Items.Count: > 0 } items)
        {
            return [.. items.Items.Select(item => reader.Choice(item, "An entry of formats", Formats, "pdf")).Distinct()];
        }

        reader.Report(node, $"formats must be a list of at least one of {DefinitionReader.List(Formats.Keys)}, such as [pdf, xlsx].", "formats cần ít nhất một loại tệp, ví dụ [pdf, xlsx].");
        return [];
    }
}
