using System.Globalization;
using Analytics.Reports.Audit;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>What a unit has reported of a flow or a stock, oldest quarter first; all arrays are of one length.</summary>
internal sealed record SeriesRow
{
    // Not a positional record: Npgsql calls an array column an Array, and Dapper matches constructors by that.
    public required string[] Quarters { get; init; }

    public required decimal[] Values { get; init; }

    /// <summary>The file of the import that brought the value; -1: it was known before.</summary>
    public required int[] Files { get; init; }

    public required long[] Lines { get; init; }
}

/// <summary>Values that are not what the unit's eight quarters before let expect.</summary>
internal static class SeriesWarnings
{
    private const int FewestAboveZero = 4;

    public static void Add(SeriesRow series, WarningList warnings)
    {
        var quarters = Array.ConvertAll(series.Quarters, Quarter.Parse);
        var first = 0;
        for (var at = 0; at < quarters.Length; at++)
        {
            if (series.Files[at] < 0)
            {
                continue;
            }

            while (quarters[at] - quarters[first] > FigureScope.QuartersBefore)
            {
                first++;
            }

            var (value, before) = (series.Values[at], new ArraySegment<decimal>(series.Values, first, at - first));
            if (value == 0 && before.Count >= FewestAboveZero && before.All(one => one > 0))
            {
                warnings.AddNumber(WarningCode.ZeroAfterHistory, series.Files[at], series.Lines[at], "0", Plain(before.Count));
            }

            if (Outliers.UsualIfFar(value, before) is { } usual)
            {
                var found = Plain(value);
                warnings.AddNumber(WarningCode.Outlier, series.Files[at], series.Lines[at], found, found, Plain(usual), Plain(before.Count));
            }
        }
    }

    private static string Plain(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
