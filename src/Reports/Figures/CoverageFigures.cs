namespace Analytics.Reports.Figures;

/// <summary>Who has reported, in part or late (CONTRACT §3, coverage).</summary>
internal static class CoverageFigures
{
    public static Coverage Of(FigureBasis basis)
    {
        var observed = Observed(basis);
        var late = LateUnits(basis, observed);
        var words = basis.Snapshot.Notes
            .Where(note => note.Kind == NoteKind.Result && note.Period == basis.Period.Code)
            .Select(note => note.Unit)
            .ToHashSet(StringComparer.Ordinal);
        return new([.. basis.Units.Select(unit =>
        {
            var expected = observed.FindAll(indicator => Expectation.Over(basis, unit, indicator, basis.Period));
            var sentWords = words.Contains(unit.Code);
            var state = StateOf(basis, unit, expected, sentWords);
            return new UnitCoverage(unit, state, state != CoverageState.Missing && late.Contains(unit.Code))
            {
                OwesFigures = expected.Count > 0,
                SentWords = sentWords,
            };
        })]);
    }

    /// <summary>The indicators of the series that units report: those that are no ratios, and the parts of its ratios.</summary>
    private static List<Indicator> Observed(FigureBasis basis) => [.. basis.Scope.Indicators
        .Select(basis.Indicator)
        .SelectMany(indicator => indicator.Kind == IndicatorKind.Ratio
            ? [basis.Indicator(indicator.Numerator!), basis.Indicator(indicator.Denominator!)]
            : new[] { indicator })
        .DistinctBy(indicator => indicator.Code, StringComparer.Ordinal)];

    /// <summary>A unit that is expected for nothing, be it one that had ended or had not begun, owes words (CONTRACT §3).</summary>
    private static CoverageState StateOf(FigureBasis basis, Unit unit, List<Indicator> expected, bool sentWords)
    {
        if (expected.Count == 0)
        {
            return sentWords ? CoverageState.Reported : CoverageState.Missing;
        }

        var states = expected.ConvertAll(indicator => UnitReadings.Of(basis, unit, indicator, basis.Period).State);
        return states.TrueForAll(state => state == FigureState.Complete) ? CoverageState.Reported
            : states.TrueForAll(state => state == FigureState.Missing) ? CoverageState.Missing
            : CoverageState.Partial;
    }

    private static HashSet<string> LateUnits(FigureBasis basis, List<Indicator> observed)
    {
        if (basis.Snapshot.Calendar is not { } calendar)
        {
            return [];
        }

        var codes = observed.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        return basis.Snapshot.Observations
            .Where(observation => observation.Quarter == basis.Period.Last
                && codes.Contains(observation.Indicator)
                && observation.FirstRecordedAt > calendar.LateAfter)
            .Select(observation => observation.Unit)
            .ToHashSet(StringComparer.Ordinal);
    }
}
