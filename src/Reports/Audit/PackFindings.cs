using Analytics.Reports.Figures;

namespace Analytics.Reports.Audit;

/// <summary>The findings that a pack may carry itself: none that tells a unit's value which the pack does not show.</summary>
internal static class PackFindings
{
    public static IReadOnlyList<Finding> Of(AuditReport report, Snapshot snapshot) =>
        [.. report.Findings.Where(finding => finding.Tells.All(code => ShowsUnits(snapshot.Indicators[code])))];

    /// <summary>
    /// Whether every unit's value of the indicator may be read. Where small values are masked, a finding on a single quarter could tell
    /// one also where the period's value is large enough to be printed.
    /// </summary>
    private static bool ShowsUnits(Indicator indicator) => indicator is { Disclosure: Disclosure.Open, MaskBelow: null };
}
