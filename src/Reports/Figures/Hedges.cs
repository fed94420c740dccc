namespace Analytics.Reports.Figures;

/// <summary>What the observations behind a value say about its exactness.</summary>
/// <param name="Marks">One bit for each qualifier other than exact.</param>
internal readonly record struct Hedges(int Marks, bool Estimate)
{
    public static Hedges Of(Observation observation) => new(
        observation.Qualifier == Qualifier.Exact ? 0 : 1 << (int)observation.Qualifier,
        observation.Status == ObservationStatus.Estimate);

    /// <summary>Exact if all parts are, the one other qualifier if there is just one, else about.</summary>
    public Qualifier Qualifier => Marks switch
    {
        0 => Qualifier.Exact,
        1 << (int)Qualifier.Over => Qualifier.Over,
        1 << (int)Qualifier.Nearly => Qualifier.Nearly,
        _ => Qualifier.About,
    };

    public static Hedges operator |(Hedges left, Hedges right) => new(left.Marks | right.Marks, left.Estimate || right.Estimate);
}
