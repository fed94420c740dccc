using Analytics.Worker.Packs;

namespace Analytics.Worker.Desk.Packs;

/// <summary>Two versions of one pack that the visitor may see, the earlier one first.</summary>
internal sealed record ComparedVersions(DeskPack Before, DeskPack Later, Sentence Title);

/// <summary>Which two of a pack's versions are to be compared.</summary>
/// <param name="Address">Where they are.</param>
/// <param name="Versions">All that the visitor may see, the newest first.</param>
internal sealed record VersionChoice(string Address, IReadOnlyList<int> Versions, int From, int To)
{
    /// <summary>Beside a version: it and the one before it, or after it where there is none.</summary>
    public static VersionChoice Beside(IReadOnlyList<DeskPack> versions, DeskPack shown)
    {
        int[] numbers = [.. versions.Select(version => version.Version)];
        var other = numbers.FirstOrDefault(number => number < shown.Version, numbers.LastOrDefault(number => number > shown.Version));
        return new(ComparePages.AddressOf(shown.Key), numbers, Math.Min(other, shown.Version), Math.Max(other, shown.Version));
    }
}
