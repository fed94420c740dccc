using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Rendering.Workbook;

/// <summary>
/// The office's own workbook: what the audit found, and every quoted percentage with what came of checking it. It never leaves the
/// office. The same report gives the same bytes.
/// </summary>
internal static class FindingsWorkbook
{
    private static readonly CellLook Boxed = new(Boxed: true, Wrapped: true);
    private static readonly CellLook Share = new("General", Boxed: true, Align: SheetAlign.Right);

    public static byte[] Write(WorkbookCover cover, Snapshot snapshot, AuditReport report)
    {
        var units = snapshot.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        return WorkbookWriter.Write(cover, [Findings(cover, snapshot.Indicators, units, report.Findings), Quotes(cover, report.Quotes)]);
    }

    private static SheetContent Findings(
        WorkbookCover cover,
        IReadOnlyDictionary<string, Indicator> indicators,
        Dictionary<string, Unit> units,
        IReadOnlyList<Finding> findings)
    {
        var rows = Top(cover, "Kết quả rà soát / Findings");
        rows.Add(Headings("TT / No.", "Mã / Code", "Chỉ tiêu / Indicator", "Đơn vị / Unit", "Quý / Quarter", "Nội dung", "Finding"));
        var headerRows = rows.Count;
        rows.AddRange(findings.Select((finding, index) => new SheetRow(
        [
            Count(index + 1),
            Cell(EnumCode.Of(finding.Code)),
            Cell(finding.Indicator is { } indicator ? Both(indicators[indicator].NameVi, indicators[indicator].NameEn) : null),
            Cell(finding.Unit is { } unit ? Both(units[unit].NameVi, units[unit].NameEn) : null),
            Cell(finding.Quarter?.ToString()),
            Cell(finding.Message),
            Cell(finding.MessageEn),
        ])));
        if (findings.Count == 0)
        {
            rows.Add(new SheetRow([SheetCell.Of("Không phát hiện vấn đề. / Nothing was found.")]));
        }

        return new SheetContent("Rà soát", true, [8, 22, 34, 26, 12, 60, 60], headerRows, rows);
    }

    private static SheetContent Quotes(WorkbookCover cover, IReadOnlyList<QuoteCheck> quotes)
    {
        var rows = Top(cover, "Tỷ lệ do đơn vị tự ghi / Percentages quoted by units");
        rows.Add(Headings(
            "TT / No.", "Chỉ tiêu / Indicator", "Đơn vị / Unit", "Quý / Quarter", "Đơn vị ghi (%) / Quoted (%)", "Tính lại (%) / Computed (%)",
            "Thực hiện / Part", "Kế hoạch hoặc mẫu số / Target or denominator", "Kết quả / Outcome"));
        var headerRows = rows.Count;
        rows.AddRange(quotes.Select((quote, index) => new SheetRow(
        [
            Count(index + 1),
            Cell(Both(quote.Indicator.NameVi, quote.Indicator.NameEn)),
            Cell(Both(quote.Unit.NameVi, quote.Unit.NameEn)),
            Cell(quote.Quarter.ToString()),
            new SheetCell(Share, Number: quote.Quoted),
            new SheetCell(Share, Number: decimal.Round(quote.Computed, 10, MidpointRounding.AwayFromZero)),
            new SheetCell(Share, Number: quote.Part),
            new SheetCell(Share, Number: quote.Whole),
            Cell(Outcome(quote.Outcome)),
        ])));
        if (quotes.Count == 0)
        {
            rows.Add(new SheetRow([SheetCell.Of("Không có tỷ lệ nào để đối chiếu. / There was no percentage to check.")]));
        }

        return new SheetContent("Tỷ lệ tự ghi", true, [8, 34, 26, 12, 16, 18, 16, 20, 30], headerRows, rows);
    }

    private static List<SheetRow> Top(WorkbookCover cover, string title)
    {
        List<SheetRow> rows =
        [
            new([SheetCell.Of(title, CellLook.Title)]),
            new([SheetCell.Of(cover.Title)]),
            new([SheetCell.Of("Số liệu đến / As of: " + VietnamTime.Format(cover.Instant))]),
            new([SheetCell.Of("Tài liệu nội bộ của văn phòng, không gửi kèm báo cáo. / For the office only, never sent with the pack.")]),
        ];
        if (cover.Mark is { } mark)
        {
            rows.Add(new SheetRow([SheetCell.Of(mark, CellLook.Title)]));
        }

        return rows;
    }

    private static SheetRow Headings(params string[] headings) => new([.. headings.Select(heading => SheetCell.Of(heading, CellLook.Header))]);

    private static SheetCell Cell(string? text) => SheetCell.Of(text, Boxed);

    private static SheetCell Count(int number) => new(new CellLook("0", Boxed: true, Align: SheetAlign.Center), Number: number);

    private static string Both(string vi, string? en) => en is null ? vi : $"{vi} / {en}";

    private static string Outcome(QuoteOutcome outcome) => outcome switch
    {
        QuoteOutcome.Agrees => "khớp / agrees",
        QuoteOutcome.CutOff => "do cắt bớt / cut off",
        QuoteOutcome.Differs => "lệch / differs",
        _ => throw new InvalidOperationException($"No words for the outcome {outcome}."),
    };
}
