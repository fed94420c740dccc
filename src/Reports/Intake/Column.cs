namespace Analytics.Reports.Intake;

/// <summary>What a cell may hold (CONTRACT §2).</summary>
internal enum CellKind
{
    Code,
    Words,
    Email,
    Number,
    Integer,
    Scale,
    Quarter,
    Period,
    TermCode,
    Date,
    LocalTime,
    Instant,
    Choice,
    Truth,
    Tokens,
}

/// <summary>One column of a data file.</summary>
/// <param name="MayBeAbsent">The file may leave the column out, and a cell may be empty.</param>
/// <param name="Default">What an empty cell means; null: nothing.</param>
internal sealed record Column(string Name, CellKind Kind, bool MayBeAbsent = false, object? Default = null)
{
    /// <summary>The column must be there, its cells may be empty: <c>value</c>, where empty withdraws.</summary>
    public bool MayBeEmpty { get; init; } = MayBeAbsent;

    public IReadOnlyList<string> Choices { get; init; } = [];

    public int Least { get; init; } = int.MinValue;

    public int Greatest { get; init; } = int.MaxValue;

    public static Column Optional(string name, CellKind kind, object? whenEmpty = null) => new(name, kind, true, whenEmpty);

    public static Column Choice(string name, params string[] choices) => new(name, CellKind.Choice) { Choices = choices };

    public static Column OptionalChoice(string name, string whenEmpty, params string[] choices) =>
        new(name, CellKind.Choice, true, whenEmpty) { Choices = choices };
}
