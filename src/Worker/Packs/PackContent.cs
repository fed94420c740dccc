using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Figures;

namespace Analytics.Worker.Packs;

/// <summary>The files of a pack before they have a name: three for its readers, and the office's workbook of findings.</summary>
internal sealed record PackContent(byte[] Pdf, byte[] Workbook, byte[] Figures, byte[] Findings)
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What mail shows of it; kept beside the files.</summary>
    public PackSummary Summary { get; init; } = PackSummary.None;

    /// <summary>What the office is asked about the pack; no file of it.</summary>
    public IReadOnlyList<ProposedSuggestion> Suggestions { get; init; } = [];

    /// <summary>What is known of it only since it was typeset; no part of its figures.</summary>
    public IReadOnlyList<Finding> OverBudget { get; init; } = [];

    public IReadOnlyList<Artefact> Named(string stem) =>
    [
        new($"{stem}.pdf", "application/pdf", Pdf),
        new($"{stem}.xlsx", Spreadsheet, Workbook),
        new($"{stem}.json", "application/json", Figures),
        new($"{stem}-ra-soat.xlsx", Spreadsheet, Findings) { IsOffice = true },
    ];
}
