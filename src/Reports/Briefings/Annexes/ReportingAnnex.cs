using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;
using Analytics.Reports.Figures;

namespace Analytics.Reports.Briefings.Annexes;

/// <summary>Who has reported; empty where nobody had to.</summary>
internal static class ReportingAnnex
{
    public const string Heading = "TÌNH HÌNH GỬI BÁO CÁO";

    public static IReadOnlyList<Block> Of(Briefing briefing)
    {
        var units = briefing.Sheet.Coverage.Units;
        var table = Table(units, briefing.Input.Calendar is not null);
        return units.Count == 0 ? []
            : briefing.Input.Calendar is { } calendar ? [new Paragraph($"Hạn gửi của các đơn vị là {Times.Day(calendar.UnitDeadline)}."), table]
            : [table];
    }

    private static Table Table(IReadOnlyList<UnitCoverage> units, bool hasDeadline) => new(
        "phu-luc-gui-bao-cao",
        "Tình hình gửi báo cáo của các đơn vị",
        [
            new Column("TT", Align.Center, 6),
            new Column("Đơn vị", Align.Left, 50),
            new Column("Báo cáo", Align.Left, 24),
            .. hasDeadline ? [new Column("Thời hạn", Align.Left, 20)] : Array.Empty<Column>(),
        ],
        [.. units.Select((unit, index) => new Row(
            RowKind.Data,
            [new Cell(Numbers.Count(index + 1), index + 1), unit.Unit.NameVi, State(unit), .. hasDeadline ? [InTime(unit)] : Array.Empty<Cell>()]))],
        []);

    /// <summary>Of a unit that still owes something nobody can say that it was in time, and of words no time is kept.</summary>
    private static string InTime(UnitCoverage unit) =>
        unit.Late ? "chậm" : unit is { State: CoverageState.Reported, OwesFigures: true } ? "đúng hạn" : "–";

    private static string State(UnitCoverage unit) => (unit.State, unit.OwesFigures, unit.SentWords) switch
    {
        (CoverageState.Reported, false, _) => "đã gửi (bằng lời)",
        (CoverageState.Reported, _, _) => "đã gửi đủ",
        (CoverageState.Partial, _, _) => "gửi chưa đủ",
        (CoverageState.Missing, _, true) => "mới gửi bằng lời, chưa gửi số liệu",
        (CoverageState.Missing, _, _) => "chưa gửi",
        _ => throw new InvalidOperationException($"No words for the coverage state {unit.State}."),
    };
}
