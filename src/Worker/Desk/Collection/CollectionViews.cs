using Analytics.Reports.Briefings.Collection;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Worker.Collection;
using Analytics.Worker.Desk.Wording;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Collection;

/// <summary>The matrix of units and fields for what is chosen.</summary>
/// <param name="State">Null: there is nothing to show, and <paramref name="Why"/> says why.</param>
internal sealed record CollectionView(CollectionChoice Choice, CollectionState? State, Sentence? Why, DateOnly Today)
{
    /// <summary>The fields that any unit owes figures in, in series order.</summary>
    public IReadOnlyList<(string Code, string TitleVi)> Fields => State is null ? [] :
    [
        .. State.Series.Fields
            .Where(part => State.Sheet.Units.Any(unit => unit.Fields.Any(one => one.Field.Code == part.Code)))
            .Select(part => (part.Code, part.TitleVi)),
    ];

    public string AddressOf(UnitCollection unit) => CollectionChoice.AddressOf(Choice.Series, Choice.Quarter, unit.Unit.Code);
}

/// <summary>A collection, and the day on which it is looked at.</summary>
internal sealed record CollectionStanding(CollectionState State, DateOnly Today);

/// <summary>One unit of a collection.</summary>
/// <param name="Choice">Null where nothing else can be chosen.</param>
internal sealed record UnitView(
    CollectionChoice? Choice, CollectionState State, string Quarter, UnitCollection Of, IReadOnlyList<SubmissionLine> Submissions, DateOnly Today)
{
    public string Address => CollectionChoice.AddressOf(State.Series.Code, Quarter, Of.Unit.Code);

    public Sentence Name => CollectionWords.NameOf(Of);

    public string CorrectAddress(Indicator indicator, Quarter of) =>
        $"{Address}/correct?indicator={Uri.EscapeDataString(indicator.Code)}&of={of}";
}

/// <summary>One number that somebody is about to correct.</summary>
/// <param name="Of">The quarter that it is for.</param>
/// <param name="Now">What counts; null: nothing.</param>
/// <param name="Value">As it was typed; likewise the reason.</param>
internal sealed record NumberView(UnitView Unit, OwedValues Owed, Quarter Of, Observation? Now, string Value, string Reason)
{
    /// <summary>What the form was filled from.</summary>
    public string Seen => Now is null ? "" : VietnamTime.Format(Now.RecordedAt);
}
