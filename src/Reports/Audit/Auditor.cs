using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Audit;

/// <summary>Goes over everything that a pack is made from and says what the office should look at; changes nothing.</summary>
internal static class Auditor
{
    public static AuditReport Audit(Snapshot snapshot, FigureScope scope)
    {
        var basis = new FigureBasis(snapshot, scope);
        var rank = Rank(basis);
        IReadOnlyList<QuoteCheck> quotes =
        [
            .. QuotedPercents.Check(basis)
                .OrderBy(quote => rank[quote.Indicator.Code])
                .ThenBy(quote => quote.Unit.Code, StringComparer.Ordinal)
                .ThenBy(quote => quote.Quarter),
        ];
        IEnumerable<Finding> findings =
        [
            .. QuotedPercents.Of(quotes),
            .. NumeratorsOverDenominators.Of(basis),
            .. Outliers.Of(basis),
            .. PartsOverWholes.Of(basis),
            .. RepeatedTexts.Of(basis),
            .. RevisedBases.Of(basis),
            .. Withdrawals.Of(basis),
        ];
        return new AuditReport(
            [
                .. findings
                    .OrderBy(finding => finding.Indicator is { } code ? rank[code] : int.MaxValue)
                    .ThenBy(finding => finding.Unit, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Quarter is null)
                    .ThenBy(finding => finding.Quarter)
                    .ThenBy(finding => EnumCode.Of(finding.Code), StringComparer.Ordinal),
            ],
            quotes);
    }

    /// <summary>Series order; what is only a part of the series' ratios follows by code.</summary>
    private static Dictionary<string, int> Rank(FigureBasis basis) => basis.Scope.Indicators
        .Concat(basis.Snapshot.Indicators.Keys.Except(basis.Scope.Indicators).Order(StringComparer.Ordinal))
        .Select((code, index) => (code, index))
        .ToDictionary(pair => pair.code, pair => pair.index, StringComparer.Ordinal);
}
