using System.Globalization;

namespace Analytics.Worker.Commands;

/// <summary>Whether there is room wherever this process writes: each folder may be another disk's.</summary>
internal static class DiskSpace
{
    private const long LeastBytes = 500L << 20;

    /// <param name="folders">Each with where it is, in words; one that is not there yet comes on the disk of its parent.</param>
    public static (bool IsEnough, string Finding) Measure(IReadOnlyList<(string Where, string Path)> folders)
    {
        var free = folders.Select(folder => (folder.Where, Bytes: new DriveInfo(Existing(folder.Path)).AvailableFreeSpace)).ToList();
        var finding = string.Join(", ", free.Select(disk => string.Create(CultureInfo.InvariantCulture, $"{disk.Bytes / (1 << 20)} MB free {disk.Where}")));
        return free.All(disk => disk.Bytes >= LeastBytes)
            ? (true, finding)
            : (false, string.Create(CultureInfo.InvariantCulture, $"{finding}, {LeastBytes >> 20} MB are needed"));
    }

    private static string Existing(string path)
    {
        var folder = Path.GetFullPath(path);
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
        {
            folder = parent;
        }

        return folder;
    }
}
