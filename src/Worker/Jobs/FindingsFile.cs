using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Figures;
using Analytics.Reports.Rendering.Workbook;

namespace Analytics.Worker.Jobs;

/// <summary>The office's workbook of findings, the same from a build and from the <c>figures</c> command.</summary>
internal static class FindingsFile
{
    public static byte[] Write(SeriesDefinition series, FigureScope scope, Snapshot snapshot, AuditReport report)
    {
        var committee = snapshot.Units.Single(unit => unit.Code == scope.Committee);
        var cover = new WorkbookCover(
            $"Rà soát số liệu: {series.TitleVi} {Times.Name(scope.Period)}",
            committee.NameVi,
            "vi-VN",
            scope.AsOf,
            snapshot.Letterhead is { Sample: true } ? Composer.SampleMark : null);
        return FindingsWorkbook.Write(cover, snapshot, report);
    }
}
