using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;

namespace Analytics.Worker.Desk.Indicators;

/// <summary>A quarter's place in the picture, in its units: y grows downwards.</summary>
internal sealed record TrendMark(TrendPoint Point, decimal Left, decimal Width, decimal Top, decimal Height, decimal Y, decimal LabelY)
{
    public decimal Middle => Left + Width / 2;
}

/// <summary>Where the trend's marks stand: bars from zero for what adds up over time, a line for the rest.</summary>
internal sealed class TrendChart
{
    public const int Width = 760;
    public const int Height = 240;

    private const decimal Highest = 34;
    private const decimal Lowest = 208;
    private const decimal LabelGap = 9;

    /// <summary>Of a quarter's room.</summary>
    private const decimal BarShare = 0.62m;

    private readonly decimal low;
    private readonly decimal high;

    public TrendChart(IReadOnlyList<TrendPoint> points, IndicatorKind kind)
    {
        HasBars = kind is IndicatorKind.Flow or IndicatorKind.Milestone;
        decimal[] values = [.. points.Select(point => point.Value).OfType<decimal>()];
        var (least, most) = (values.Min(), values.Max());
        // A line may begin above zero, or what moves little would look as if it did not move at all.
        low = HasBars || least < 0 ? Math.Min(0, least) : Math.Max(0, least - (most - least) / 2);
        high = HasBars ? Math.Max(0, most) : most;
        if (low == high)
        {
            low = HasBars ? low : low - 1;
            high += 1;
        }

        var step = (decimal)Width / points.Count;
        Marks = [.. points.Select((point, index) => Mark(point, index * step, step))];
    }

    public bool HasBars { get; }

    public IReadOnlyList<TrendMark> Marks { get; }

    /// <summary>Where zero, or the lowest value of a line, is.</summary>
    public decimal Base => Y(HasBars ? 0 : low);

    /// <summary>Broken where a value is missing.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            var run = new List<string>();
            foreach (var mark in Marks)
            {
                if (mark.Point.Value is not null)
                {
                    run.Add($"{Text(mark.Middle)},{Text(mark.Y)}");
                }
                else if (run.Count > 0)
                {
                    yield return string.Join(' ', run);
                    run.Clear();
                }
            }

            if (run.Count > 0)
            {
                yield return string.Join(' ', run);
            }
        }
    }

    public static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary><c>III/23</c>.</summary>
    public static string Name(Quarter quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"{PeriodNames.RomanNumber(quarter)}/{quarter.Year % 100:D2}");

    private TrendMark Mark(TrendPoint point, decimal left, decimal step)
    {
        var width = step * BarShare;
        var at = left + (step - width) / 2;
        if (point.Value is not { } value)
        {
            return new TrendMark(point, at, width, Base, 0, Base, Base - LabelGap);
        }

        var y = Y(value);
        return new TrendMark(point, at, width, Math.Min(y, Base), Math.Abs(Base - y), y, (HasBars ? Math.Min(y, Base) : y) - LabelGap);
    }

    private decimal Y(decimal value) => Lowest - (Lowest - Highest) * ((value - low) / (high - low));
}
