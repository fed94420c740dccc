namespace Analytics.Reports.Rendering.Workbook;

/// <summary>What a workbook says of itself.</summary>
/// <param name="Mark">On top of every printed page; null for none.</param>
internal sealed record WorkbookCover(string Title, string Issuer, string Language, DateTimeOffset Instant, string? Mark);
