using Analytics.Reports.Briefings.Definition;
using Analytics.Worker.Delivery.Lists;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Admin;

/// <summary>What is defined in YAML and kept with its history: distribution lists, and series.</summary>
internal enum DefinitionKind
{
    List,
    Series,
}

/// <summary>The newest version of a definition; the time is UTC.</summary>
internal sealed record DefinitionLine(string Code, Sentence Title, int Version, DateTime AppliedAt, string AppliedBy);

/// <summary>When a version was applied; the time is UTC.</summary>
internal sealed record DefinitionVersion(int Version, DateTime AppliedAt, string AppliedBy);

internal sealed record DefinitionList(DefinitionKind Kind, IReadOnlyList<DefinitionLine> Lines);

/// <summary>A text as it is being typed.</summary>
/// <param name="Code">Of the definition that it was made from; empty for a new one.</param>
/// <param name="Seen">The version that it was made from.</param>
internal sealed record TypedDefinition(string Yaml, string Code, int? Seen)
{
    public bool IsNew => Code.Length == 0;

    /// <summary>The version that a text may follow; null: none may be there.</summary>
    public int? SeenOf(string code) => code == Code ? Seen : null;
}

/// <summary>One definition: its text to change, what is wrong with it, and its history.</summary>
/// <param name="Version">Which is shown; null for a new one.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Members">Of a list whose text can be read.</param>
/// <param name="Refusal">Why it was not applied although nothing is wrong with the text.</param>
internal sealed record DefinitionView(
    DefinitionKind Kind,
    TypedDefinition Typed,
    int? Version,
    IReadOnlyList<DefinitionVersion> Versions,
    IReadOnlyList<Member> Members,
    IReadOnlyList<SeriesProblem> Problems,
    Sentence? Refusal)
{
    private readonly string[] lines = Typed.Yaml.Split('\n');

    public bool IsRefused => Problems.Count > 0 || Refusal is not null;

    /// <summary>The line that a problem is on: up to its column, and from there.</summary>
    public (string Before, string From) LineOf(SeriesProblem problem)
    {
        var line = problem.Line <= lines.Length ? lines[problem.Line - 1] : string.Empty;
        var column = Math.Min(problem.Column - 1, line.Length);
        return (line[..column], line[column..]);
    }
}
