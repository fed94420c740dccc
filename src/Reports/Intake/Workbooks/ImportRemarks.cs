namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// What an import says in the comment of a cell: a first line that never changes and a line for each sentence. A cell has room for one
/// comment only, so they may stand behind what somebody wrote there, and somebody may write behind them; by these lines the next import
/// finds its own.
/// </summary>
internal static class ImportRemarks
{
    public const string First = "[analytics import]";
    private const string Each = "• ";

    public static string Of(IEnumerable<string> sentences) =>
        string.Join('\n', sentences.Select(sentence => Each + sentence.ReplaceLineEndings(" ")).Prepend(First));

    /// <summary>What people wrote in a comment; empty where all of it was said by an import.</summary>
    public static string Without(string comment)
    {
        var (kept, isOurs) = (new List<string>(), false);
        foreach (var line in comment.ReplaceLineEndings("\n").Split('\n'))
        {
            isOurs = line.Trim() == First || (isOurs && line.StartsWith(Each, StringComparison.Ordinal));
            if (!isOurs)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept).Trim('\n');
    }
}
