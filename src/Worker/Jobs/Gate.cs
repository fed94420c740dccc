using Analytics.Reports.Figures;

namespace Analytics.Worker.Jobs;

/// <summary>Holds a pack back while too few units have reported (CONTRACT §5, <c>gate</c>).</summary>
internal static class Gate
{
    /// <exception cref="NotReadyException">Coverage is below the series' minimum and the request does not force it.</exception>
    public static void Check(PackRequest request, Coverage coverage)
    {
        if (request.Force || !request.Series.IsBelowGate(coverage))
        {
            return;
        }

        var minimum = request.Series.MinCoverage!.Value;

        var missing = coverage.Units.Where(unit => unit.State != CoverageState.Reported).Select(unit => unit.Unit.Code);
        throw new NotReadyException(FormattableString.Invariant(
            $"{request.Committee}/{request.Series.Code}/{request.Period}: {coverage.Reported} of {coverage.Expected} units have reported, the gate asks for {minimum}%; not reported in full: {string.Join(", ", missing)}. Wait for them, or build with --force."))
        {
            HeldBack = HeldBack.By(minimum, coverage),
        };
    }
}
