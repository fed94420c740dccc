namespace Analytics.Reports.Intake.Workbooks;

/// <summary>Cells that were merged into one, both ends included; only the first of them can hold anything.</summary>
internal readonly record struct MergedRange(int Top, int Left, int Bottom, int Right)
{
    /// <summary>"B2:D5"; false for what is no range of more than one cell.</summary>
    public static bool TryParse(string reference, out MergedRange range)
    {
        range = default;
        if (reference.Split(':') is not [var first, var last]
            || !CellPlace.TryParse(first, out var top, out var left) || !CellPlace.TryParse(last, out var bottom, out var right))
        {
            return false;
        }

        range = new(Math.Min(top, bottom), Math.Min(left, right), Math.Max(top, bottom), Math.Max(left, right));
        return range.Top < range.Bottom || range.Left < range.Right;
    }
}
