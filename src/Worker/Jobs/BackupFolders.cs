using System.Globalization;
using Analytics.Reports.Periods;
using Analytics.Worker.Database.Postgres;

namespace Analytics.Worker.Jobs;

/// <summary>The nightly copies in the folder of <c>Backup:Directory</c>, each named after the Vietnamese moment at which it was begun. Nothing else there is touched.</summary>
internal sealed class BackupFolders(string directory)
{
    private const string Name = "yyyy-MM-dd'T'HHmmss";

    private readonly string root = Path.GetFullPath(directory);

    public string PathOf(DateTimeOffset begun) =>
        Path.Combine(root, VietnamTime.ToLocal(begun).ToString(Name, CultureInfo.InvariantCulture));

    /// <summary>Whole copies, the newest first.</summary>
    public IReadOnlyList<string> ListWhole() =>
    [
        .. Directory.EnumerateDirectories(root)
            .Where(path => IsOurs(Path.GetFileName(path)) && new BackupFolder(path).IsComplete)
            .OrderDescending(StringComparer.Ordinal),
    ];

    /// <summary>Removes all but the newest, and what a process that was killed left by halves.</summary>
    public void Prune(int keep)
    {
        foreach (var old in ListWhole().Skip(keep).Concat(Halves()))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    private IReadOnlyList<string> Halves() =>
    [
        .. Directory.EnumerateDirectories(root, $"*{Backup.PartialMark}*")
            .Where(path => IsOurs(Path.GetFileName(path).Split(Backup.PartialMark)[0])),
    ];

    private static bool IsOurs(string name) => DateTime.TryParseExact(name, Name, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
