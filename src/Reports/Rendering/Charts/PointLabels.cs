using System.Text.Json.Nodes;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Rendering.Charts;

/// <summary>
/// Which points of a long line carry their value: last, first, highest, lowest, in this order of weight, above the point or under it.
/// One that would lie on another is left out.
/// </summary>
internal sealed class PointLabels
{
    private const int Height = 13;

    /// <summary>From the point's middle to its label's nearer edge.</summary>
    private const int Distance = 5;

    /// <summary>How high the signs of missing figures stand on the axis.</summary>
    private const int GapHeight = 14;

    private readonly IReadOnlyList<ChartPoint> points;
    private readonly Dictionary<int, (string Position, int Shift)> places = [];

    public PointLabels(IReadOnlyList<ChartPoint> points, decimal least, decimal greatest, int width, int left, int pitch, int height)
    {
        this.points = points;
        var floor = points.Any(point => point.Value is null) ? GapHeight : 1;
        var present = Enumerable.Range(0, points.Count).Where(index => points[index].Value is not null).ToList();
        var taken = new List<(int Left, int Right, int Top, int Bottom)>();
        int[] wanted = present.Count == 0
            ? []
            : [present[^1], present[0], present.MaxBy(index => points[index].Value), present.MinBy(index => points[index].Value)];
        foreach (var index in wanted.Distinct())
        {
            var label = ChartStyle.WidthOf(points[index].Label.Plain);
            var middle = left + (index * pitch) + (pitch / 2);
            var start = Math.Clamp(middle - (label / 2), 0, Math.Max(0, width - label));
            // Counted from the axis upwards.
            var level = (int)((points[index].Value!.Value - least) / (greatest - least) * height);
            foreach (var (position, bottom) in Sides(index, level))
            {
                var box = (Left: start, Right: start + label, Top: bottom + Height, Bottom: bottom);
                if (bottom >= floor && taken.TrueForAll(other => box.Left > other.Right || other.Left > box.Right || box.Bottom > other.Top || other.Bottom > box.Top))
                {
                    taken.Add(box);
                    places[index] = (position, start - (middle - (label / 2)));
                    break;
                }
            }
        }
    }

    /// <summary>A low point's label goes under it if it can, every other one's above.</summary>
    private IEnumerable<(string Position, int Bottom)> Sides(int index, int level)
    {
        (string, int) above = ("top", level + Distance);
        (string, int) under = ("bottom", level - Distance - Height);
        var isLow = (index == 0 || points[index - 1].Value > points[index].Value) && (index == points.Count - 1 || points[index + 1].Value > points[index].Value);
        return isLow ? [under, above] : [above, under];
    }

    /// <summary>A point that is present, with its label or without one.</summary>
    public JsonObject Draw(int index)
    {
        var drawn = new JsonObject { ["value"] = points[index].Value };
        drawn["label"] = places.TryGetValue(index, out var place)
            ? new JsonObject { ["formatter"] = points[index].Label.Plain, ["position"] = place.Position, ["offset"] = new JsonArray(place.Shift, 0) }
            : new JsonObject { ["show"] = false };
        return drawn;
    }
}
