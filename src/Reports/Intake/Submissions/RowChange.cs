namespace Analytics.Reports.Intake.Submissions;

/// <param name="Column">As in the data file.</param>
/// <param name="Old">As text, decimals plain; null: it was empty, or there was no row.</param>
/// <param name="New">Null: empty now; an empty value withdraws.</param>
internal sealed record ColumnChange(string Column, string? Old, string? New);

/// <summary>What a submission changed in one row.</summary>
/// <param name="File">The data file, such as <c>observations.csv</c>.</param>
/// <param name="Key">In the order of the file's key columns.</param>
/// <param name="UnitName">Vietnamese, of the unit in the key; null where there is none.</param>
/// <param name="IndicatorName">Likewise.</param>
/// <param name="IsNew">There was no row of this key before.</param>
internal sealed record RowChange(
    string File, IReadOnlyList<string> Key, string? UnitName, string? IndicatorName, bool IsNew, IReadOnlyList<ColumnChange> Columns)
{
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public string Line(string language) => ChangeWording.Line(this, language);
}
