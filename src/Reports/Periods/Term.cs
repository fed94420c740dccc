namespace Analytics.Reports.Periods;

/// <summary>A term of office, such as <c>2020-2025</c>; both quarters are part of it (<c>terms.csv</c>).</summary>
public sealed record Term(string Code, string NameVi, Quarter From, Quarter To);
