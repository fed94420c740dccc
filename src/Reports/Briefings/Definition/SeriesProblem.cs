namespace Analytics.Reports.Briefings.Definition;

/// <summary>One fault of a definition; line and column from 1.</summary>
/// <param name="Message">English, as commands print it.</param>
/// <param name="MessageVi">For readers of the desk; null where there are no Vietnamese words for it.</param>
internal sealed record SeriesProblem(string File, int Line, int Column, string Message, string? MessageVi = null)
{
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Message}");
}

/// <summary>Where a definition names an indicator.</summary>
internal sealed record IndicatorMention(string Indicator, int Line, int Column);

/// <summary>Where a definition names its official form.</summary>
internal sealed record FormatMention(string Format, int Line, int Column);

/// <summary>A definition as read from its file: either the definition or, all at once, what is wrong with it.</summary>
/// <param name="Definition">Null when there are problems.</param>
/// <param name="Format">Null when the definition leaves it to the default.</param>
internal sealed record ParsedSeries(
    string File,
    SeriesDefinition? Definition,
    IReadOnlyList<IndicatorMention> Mentions,
    FormatMention? Format,
    IReadOnlyList<SeriesProblem> Problems);
