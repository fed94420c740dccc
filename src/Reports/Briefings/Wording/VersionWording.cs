using Analytics.Reports.Documents;

namespace Analytics.Reports.Briefings.Wording;

/// <summary>How a change list is told: in the pack, on the desk, in the letter.</summary>
internal static class VersionWording
{
    /// <summary>Where a unit's name would stand.</summary>
    public const string Total = "toàn địa bàn";

    /// <summary>"5 số liệu thay đổi, 1 đơn vị bổ sung".</summary>
    public static string Counts(int figures, int unitsAdded) =>
        Numbers.Count(figures) + " số liệu thay đổi" + (unitsAdded == 0 ? "" : $", {Numbers.Count(unitsAdded)} đơn vị bổ sung");

    /// <summary>What a list leaves out that became too long.</summary>
    public static string More(int figures) => $"và {Numbers.Count(figures)} số liệu khác";

    /// <summary>What stands behind an indicator's name where the value itself is the same.</summary>
    public static string Of(FigureField field) => field switch
    {
        FigureField.Value => "",
        FigureField.Change => ", so với cùng kỳ",
        FigureField.Attained => ", so với kế hoạch",
        _ => throw new InvalidOperationException($"A change list has no words for the field {field}."),
    };
}
