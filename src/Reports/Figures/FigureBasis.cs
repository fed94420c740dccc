using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>A snapshot arranged for looking up, seen from the scope's period.</summary>
internal sealed class FigureBasis
{
    private readonly Dictionary<string, Unit> units;
    private readonly Dictionary<string, HashSet<string>> reporters;
    private readonly Dictionary<(string Unit, string Indicator), List<Observation>> observations = [];
    private readonly ILookup<(string Unit, string Indicator), Target> targets;
    private readonly ILookup<string, Succession> predecessors;
    private readonly HashSet<string> succeeded;

    public FigureBasis(Snapshot snapshot, FigureScope scope)
    {
        Snapshot = snapshot;
        Scope = scope;
        units = snapshot.Units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        Units = ScopeUnits.Of(snapshot.Units, scope);
        reporters = snapshot.Indicators.Values.ToDictionary(
            indicator => indicator.Code,
            indicator => Units.Where(unit => indicator.ReportedBy.Contains(unit.Kind) || indicator.ReportedBy.Contains(unit.Code))
                .Select(unit => unit.Code)
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        foreach (var observation in snapshot.Observations.Where(observation => observation.Value is not null))
        {
            var key = (observation.Unit, observation.Indicator);
            if (!observations.TryGetValue(key, out var list))
            {
                observations[key] = list = [];
            }

            list.Add(observation);
        }

        foreach (var list in observations.Values)
        {
            list.Sort((left, right) => left.Quarter.CompareTo(right.Quarter));
        }

        targets = snapshot.Targets.ToLookup(target => (target.Unit, target.Indicator));
        var effective = snapshot.Successions.Where(succession => succession.Effective <= scope.Period.Last).ToList();
        predecessors = effective.Where(succession => units.ContainsKey(succession.Predecessor))
            .ToLookup(succession => succession.Successor, StringComparer.Ordinal);
        succeeded = effective.Select(succession => succession.Predecessor).ToHashSet(StringComparer.Ordinal);
    }

    public Snapshot Snapshot { get; }

    public FigureScope Scope { get; }

    public Period Period => Scope.Period;

    /// <summary>Every descendant of the committee whose kind or code the series names, ended ones too, in display order (ties by code).</summary>
    public IReadOnlyList<Unit> Units { get; }

    public Unit Unit(string code) => units[code];

    public Indicator Indicator(string code) => Snapshot.Indicators.TryGetValue(code, out var indicator)
        ? indicator
        : throw new InvalidOperationException(
            $"The snapshot of {Scope.Series}, {Scope.Committee}, {Period} holds no indicator '{code}'.");

    /// <summary>Whether the series counts on this unit for this indicator in the quarters in which the unit is valid.</summary>
    public bool Reports(Unit unit, Indicator indicator) => reporters[indicator.Code].Contains(unit.Code);

    /// <summary>What is present, not withdrawn, by quarter.</summary>
    public IReadOnlyList<Observation> Present(Unit unit, Indicator indicator) =>
        observations.TryGetValue((unit.Code, indicator.Code), out var list) ? list : [];

    public IEnumerable<Target> Targets(string unit, Indicator indicator) => targets[(unit, indicator.Code)];

    /// <summary>Successions to the unit that are effective at or before the period's last quarter.</summary>
    public IEnumerable<Succession> Predecessors(Unit unit) => predecessors[unit.Code];

    /// <summary>Whether the unit's history counts for another one at or before the period's last quarter.</summary>
    public bool IsSucceeded(Unit unit) => succeeded.Contains(unit.Code);
}
