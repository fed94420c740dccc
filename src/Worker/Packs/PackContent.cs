namespace Analytics.Worker.Packs;

/// <summary>The three files of a pack before they have a name.</summary>
internal sealed record PackContent(byte[] Pdf, byte[] Workbook, byte[] Figures)
{
    public IReadOnlyList<Artefact> Named(string stem) =>
    [
        new($"{stem}.pdf", "application/pdf", Pdf),
        new($"{stem}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Workbook),
        new($"{stem}.json", "application/json", Figures),
    ];
}
