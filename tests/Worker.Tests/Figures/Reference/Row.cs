namespace Analytics.Worker.Tests.Figures.Reference;

/// <summary>A line of a data file, by column, and when it was recorded.</summary>
internal sealed record Row(IReadOnlyDictionary<string, string> Cells, DateTimeOffset RecordedAt)
{
    public string this[string column] => Cells[column];

    public bool Has(string column) => Cells[column].Length > 0;

    public Exact? Number(string column) => Has(column) ? Exact.Parse(Cells[column]) : null;

    public int Quarter(string column) => Span.Quarter(Cells[column]);

    /// <summary>Whether a unit is valid in a quarter; both ends included, empty is open.</summary>
    public bool ValidIn(int quarter) =>
        (!Has("valid_from") || Quarter("valid_from") <= quarter) && (!Has("valid_to") || Quarter("valid_to") >= quarter);
}

/// <summary>The files of one import, text by name, and the recorded time it was given.</summary>
internal sealed record DataImport(DateTimeOffset RecordedAt, IReadOnlyDictionary<string, string> Files);

/// <summary>What figures are asked for.</summary>
/// <param name="Packs">The as-of instants of the packs stored for this series and committee and the previous-year period.</param>
internal sealed record Question(
    string Series, string Committee, IReadOnlyList<string> Units, IReadOnlyList<string> Indicators, string Period, DateTimeOffset AsOf,
    string? Calendar, bool Truncate, IReadOnlyList<DateTimeOffset> Packs);
