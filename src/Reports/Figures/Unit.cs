using Analytics.Reports.Periods;

namespace Analytics.Reports.Figures;

/// <summary>An organisation; valid from and to are inclusive, null is open.</summary>
public sealed record Unit(
    string Code,
    string NameVi,
    string? NameEn,
    string Kind,
    string? Parent,
    int? DisplayOrder,
    Quarter? ValidFrom,
    Quarter? ValidTo)
{
    public bool IsValidIn(Quarter quarter) => (ValidFrom is not { } from || from <= quarter) && (ValidTo is not { } to || quarter <= to);
}

/// <summary>From <paramref name="Effective"/> on, <paramref name="Weight"/> of the predecessor's history counts for the successor.</summary>
public sealed record Succession(string Predecessor, string Successor, Quarter Effective, decimal Weight);

/// <summary>The letterhead of a committee.</summary>
public sealed record Committee(
    string Unit,
    string NameVi,
    string SuperiorVi,
    string PlaceVi,
    string AuthorityVi,
    string SignerTitleVi,
    IReadOnlyList<string> CopiesTo,
    bool Sample);
