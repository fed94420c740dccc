using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>In what a version differs from the one before it, figure by figure; empty in a first version.</summary>
internal static class ChangeTable
{
    public const string Id = "phu-luc-so-lieu-thay-doi";

    /// <summary>About a page; the desk has them all.</summary>
    public const int MostRows = 40;

    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        if (briefing.Input.Changes is not { } changes)
        {
            return [];
        }

        var paragraph = new Paragraph(
            $"So với bản trước (số liệu chốt lúc {Times.Instant(changes.PreviousAsOf)}): {VersionWording.Counts(changes.Figures.Count, changes.UnitsAdded)}.");
        return changes.Figures.Count == 0 ? [paragraph] : [paragraph, Table(briefing, changes.Figures)];
    }

    private static Table Table(Briefing briefing, IReadOnlyList<FigureChange> changes) => new(
        Id,
        "Số liệu thay đổi so với bản trước",
        [
            new Column("TT", Align.Center, 6),
            new Column("Chỉ tiêu", Align.Left, 30),
            new Column("Đơn vị", Align.Left, 17),
            new Column("Bản trước", Align.Right, 13),
            new Column("Bản này", Align.Right, 13),
            new Column("Người gửi", Align.Left, 14),
            new Column("Ghi nhận lúc", Align.Left, 13),
        ],
        [.. changes.Take(MostRows).Select((change, index) => Row(briefing, change, index + 1))],
        changes.Count > MostRows ? [$"… {VersionWording.More(changes.Count - MostRows)}."] : []);

    private static Row Row(Briefing briefing, FigureChange change, int ordinal)
    {
        var figure = briefing.Figure(change.Indicator);
        return new Row(
            RowKind.Data,
            [
                new Cell(Numbers.Count(ordinal), ordinal),
                figure.Indicator.NameVi + VersionWording.Of(change.Field),
                change.Unit is null ? Prose.Capital(VersionWording.Total) : change.UnitName ?? change.Unit,
                new Cell(change.Old.Text, change.Old.Number, change.Old.Decimals),
                New(briefing, figure, change),
                change.SubmittedBy ?? FigureText.Dash,
                change.RecordedAt is { } at ? Times.Short(at) : FigureText.Dash,
            ]);
    }

    /// <summary>A figure of this pack, wherever there is one.</summary>
    private static Cell New(Briefing briefing, Figure figure, FigureChange change) => change.New.Text is FigureText.Dash or FigureText.Masked
        ? change.New.Text
        : new Cell(briefing.Show(change.New.Text, figure, change.Field, change.Unit), change.New.Number, change.New.Decimals);
}
