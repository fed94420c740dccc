namespace Analytics.Worker;

/// <summary>One sentence for people, Vietnamese first, English beside it.</summary>
internal sealed record Sentence(string Vi, string En)
{
    public string In(string language) => language switch
    {
        "vi" => Vi,
        "en" => En,
        _ => throw new InvalidOperationException($"There is no wording in the language `{language}`."),
    };
}
