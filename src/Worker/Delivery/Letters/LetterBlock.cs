namespace Analytics.Worker.Delivery.Letters;

/// <summary>One thing that a message says, before it is plain text or HTML; in the recipient's language.</summary>
internal abstract record LetterBlock;

internal sealed record LetterLine(string Text) : LetterBlock;

/// <param name="Heading">Null: the items follow from what stands before them.</param>
internal sealed record LetterList(string? Heading, IReadOnlyList<string> Items) : LetterBlock;

internal sealed record LetterFigures(string Heading, IReadOnlyList<LetterFigure> Figures) : LetterBlock;

/// <param name="Notes">What the value means against the plan and last year; empty where there is nothing to say.</param>
internal sealed record LetterFigure(string Label, string Value, string Notes);

/// <summary>The pack's picture; plain text has its title.</summary>
/// <param name="Width">In points.</param>
internal sealed record LetterPicture(string Title, string Alt, int Width) : LetterBlock;

/// <summary>A page of the desk, which asks for a sign-in of its own.</summary>
internal sealed record LetterLink(string Text, Uri Address) : LetterBlock;
