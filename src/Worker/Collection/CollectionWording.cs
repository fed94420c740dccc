using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Collection;

/// <summary>How far a unit or a field is, in words.</summary>
internal static class CollectionWording
{
    /// <param name="isOver">The deadline day has ended.</param>
    public static Sentence State(UnitCollection unit, bool isOver) => (unit.State, unit.Coverage.Late, isOver) switch
    {
        (CoverageState.Reported, true, _) => new("đã gửi đủ, chậm", "reported, late"),
        (CoverageState.Reported, false, _) => State(CoverageState.Reported),
        (var state, _, true) => new($"{State(state).Vi}, quá hạn", $"{State(state).En}, overdue"),
        (var state, _, false) => State(state),
    };

    public static Sentence State(CoverageState state) => state switch
    {
        CoverageState.Reported => new("đã gửi đủ", "reported"),
        CoverageState.Partial => new("gửi chưa đủ", "reported in part"),
        CoverageState.Missing => new("chưa gửi", "has not reported"),
        _ => throw new InvalidOperationException($"No words for the state {state}."),
    };
}
