namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>A value taken over a period, and the observations it was made from.</summary>
internal sealed record Taken(Exact? Value, string State, List<Row> From)
{
    public static readonly Taken Nothing = new(null, "missing", []);

    /// <summary>The upper end of a range.</summary>
    public Exact? To { get; init; }

    public Exact? Numerator { get; init; }

    public Exact? Denominator { get; init; }

    public bool Estimate => Value is not null && From.Exists(row => row["status"] == "estimate");

    public string Qualifier
    {
        get
        {
            var others = From.Select(row => row["qualifier"]).Where(one => one != "exact").Distinct().ToList();
            return Value is null || others.Count == 0 ? "exact" : others.Count == 1 ? others[0] : "about";
        }
    }

    /// <summary>Missing parts add nothing; nothing at all is missing.</summary>
    public static Taken Sum(IEnumerable<Taken> parts, string state)
    {
        var given = parts.Where(part => part.Value is not null).ToList();
        return given.Count == 0
            ? Nothing
            : new(Added(given.Select(part => part.Value!)), state, [.. given.SelectMany(part => part.From)]);
    }

    /// <summary>Of those that have both parts, the parts summed and then divided.</summary>
    public static Taken Ratio(IEnumerable<Taken> parts, string state)
    {
        var both = parts.Where(part => part.Numerator is not null && part.Denominator is not null).ToList();
        if (both.Count == 0)
        {
            return Nothing;
        }

        var (above, below) = (Added(both.Select(part => part.Numerator!)), Added(both.Select(part => part.Denominator!)));
        return new(Exact.Percent(above, below), below.Sign == 0 ? "missing" : state, [.. both.SelectMany(part => part.From)])
        {
            Numerator = above,
            Denominator = below,
        };
    }

    private static Exact Added(IEnumerable<Exact> numbers) => numbers.Aggregate(Exact.Zero, (sum, number) => sum + number);
}
