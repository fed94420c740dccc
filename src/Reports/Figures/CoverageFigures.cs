namespace Analytics.Reports.Figures;

/// <summary>Who has reported, in part or late (CONTRACT §3, coverage).</summary>
internal static class CoverageFigures
{
    public static Coverage Of(FigureBasis basis)
    {
        var observed = Observed(basis, basis.Scope.Indicators);
        var late = LateUnits(basis, observed);
        var words = basis.Snapshot.Notes
            .Where(note => note.Kind == NoteKind.Result && note.Period == basis.Period.Code)
            .Select(note => note.Unit)
            .ToHashSet(StringComparer.Ordinal);
        return new([.. basis.Units.Select(unit =>
        {
            var expected = observed.FindAll(indicator => Expectation.Over(basis, unit, indicator, basis.Period));
            var sentWords = words.Contains(unit.Code);
            // A unit that is expected for nothing, be it one that had ended or had not begun, owes words (CONTRACT §3).
            var state = expected.Count > 0 ? StateOf(basis, unit, expected) : sentWords ? CoverageState.Reported : CoverageState.Missing;
            return new UnitCoverage(unit, state, state != CoverageState.Missing && late.Contains(unit.Code))
            {
                OwesFigures = expected.Count > 0,
                SentWords = sentWords,
            };
        })]);
    }

    /// <summary>What units report of some indicators: those that are no ratios, and the parts of ratios.</summary>
    public static List<Indicator> Observed(FigureBasis basis, IEnumerable<string> indicators) => [.. indicators
        .Select(basis.Indicator)
        .SelectMany(indicator => indicator.Kind == IndicatorKind.Ratio
            ? [basis.Indicator(indicator.Numerator!), basis.Indicator(indicator.Denominator!)]
            : new[] { indicator })
        .DistinctBy(indicator => indicator.Code, StringComparer.Ordinal)];

    /// <param name="expected">What the unit is expected for, at least one.</param>
    public static CoverageState StateOf(FigureBasis basis, Unit unit, List<Indicator> expected)
    {
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
