using Analytics.Reports.Figures;

namespace Analytics.Reports.Audit;

/// <summary>English names; the Vietnamese one where there is none.</summary>
internal static class Names
{
    public static string En(Unit unit) => unit.NameEn ?? unit.NameVi;

    public static string En(Indicator indicator) => indicator.NameEn ?? indicator.NameVi;
}
