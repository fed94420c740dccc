using Analytics.Reports.Warehouse;

namespace Analytics.Worker;

/// <summary>One sentence for people, Vietnamese first, English beside it.</summary>
internal sealed record Sentence(string Vi, string En)
{
    public static Sentence Of(ScopeNotKnownException unknown) => new(
        string.Join(' ', unknown.Problems.Select(problem => problem.Vi)), string.Join(' ', unknown.Problems.Select(problem => problem.En)));

    public string In(string language) => language switch
    {
        "vi" => Vi,
        "en" => En,
        _ => throw new InvalidOperationException($"There is no wording in the language `{language}`."),
    };
}
