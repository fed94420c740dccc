using Analytics.Reports.Briefings;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Packs;

/// <param name="Titles">What each series of the lines is called.</param>
/// <param name="Page">From 1.</param>
internal sealed record PackList(
    IReadOnlyList<PackLine> Lines, IReadOnlyDictionary<(string Code, int Version), Sentence> Titles, string Search, int Page, bool HasMore)
{
    public string AddressOf(int page) => FormattableString.Invariant($"/packs?q={Uri.EscapeDataString(Search)}&page={page}");
}

/// <summary>One version, with everything about it.</summary>
/// <param name="LateFor">When it was due, UTC, if it was made late.</param>
/// <param name="ArchivedAt">When it was kept as the period's own, UTC.</param>
/// <param name="Changes">Since the version before that the visitor may see; null where there is none.</param>
/// <param name="Deliveries">None for visitors who may not know who gets it.</param>
internal sealed record PackView(
    DeskPack Pack,
    Sentence Title,
    IReadOnlyList<DeskPack> Versions,
    IReadOnlyList<PackFile> Files,
    IReadOnlyList<DeskFinding> Findings,
    IReadOnlyList<DeskSuggestion> Suggestions,
    IReadOnlyList<PackEvent> Events,
    DateTime? LateFor,
    DateTime? ArchivedAt,
    IReadOnlyList<KeyFigure> KeyFigures,
    PackChanges? Changes,
    IReadOnlyList<DeskDelivery> Deliveries);
