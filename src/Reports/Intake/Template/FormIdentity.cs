using Analytics.Reports.Intake.Workbooks;

namespace Analytics.Reports.Intake.Template;

/// <summary>What a collection workbook is for, as its defined names carry it; never its file name.</summary>
/// <param name="Period">The series' period that the quarter lies in, for its words; empty where there is none.</param>
internal sealed record FormIdentity(string Series, string Unit, string Quarter, string Period)
{
    /// <summary>Raised when a workbook that was handed out before could be misread.</summary>
    public const string Version = "1";

    public const string SeriesName = "analytics_series";
    public const string UnitName = "analytics_unit";
    public const string QuarterName = "analytics_quarter";
    public const string PeriodName = "analytics_period";
    public const string VersionName = "analytics_template";

    public IReadOnlyList<(string Name, string Value)> Names =>
        [(SeriesName, Series), (UnitName, Unit), (QuarterName, Quarter), (PeriodName, Period), (VersionName, Version)];

    /// <summary>Whose workbook it says it is; null where it says nothing, which the import then tells.</summary>
    public static string? UnitOf(byte[] file)
    {
        try
        {
            return WorkbookReader.ReadNames(file).GetValueOrDefault(UnitName);
        }
        catch (WorkbookException)
        {
            return null;
        }
    }
}
