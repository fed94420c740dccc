using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Analytics.Worker.Jobs;

/// <summary>Section <c>Backup</c>: nightly copies of the embedded database.</summary>
/// <param name="Directory">Where the copies are kept; null: none is made.</param>
/// <param name="At">Vietnamese time.</param>
/// <param name="Keep">So many of the newest stay.</param>
internal sealed record BackupOptions(string? Directory, TimeOnly At, int Keep)
{
    private const string DirectoryKey = "Backup:Directory";
    private const string AtKey = "Backup:At";
    private const string KeepKey = "Backup:Keep";
    private const int MostKept = 1000;

    public static readonly IReadOnlyList<string> Known = [DirectoryKey, AtKey, KeepKey];

    private static readonly BackupOptions Default = new(null, new TimeOnly(2, 0), 14);

    public static BackupOptions Read(IConfiguration configuration, string dataDirectory, List<string> faults)
    {
        var directory = configuration[DirectoryKey] is { Length: > 0 } folder ? folder : null;
        if (directory is not null && !string.IsNullOrWhiteSpace(configuration.GetConnectionString("Warehouse")))
        {
            faults.Add(
                $"{DirectoryKey} is for the embedded database, and ConnectionStrings:Warehouse names a server of its own; leave {DirectoryKey} out and use that server's own backups, such as pg_basebackup.");
        }

        if (directory is not null && IsWithin(dataDirectory, directory))
        {
            faults.Add($"{DirectoryKey} '{directory}' lies in Data:Directory, with which it would be lost; name a folder elsewhere, best on another disk.");
        }

        return new BackupOptions(directory, TimeOf(configuration[AtKey], faults), KeepOf(configuration[KeepKey], faults));
    }

    private static bool IsWithin(string outer, string folder) =>
        Path.GetRelativePath(outer, folder) is var relative && relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative);

    private static TimeOnly TimeOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Default.At;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return at;
        }

        faults.Add($"{AtKey} '{text}' is not a time of day; accepted is Vietnamese time from 00:00 to 23:59, such as 02:00.");
        return Default.At;
    }

    private static int KeepOf(string? text, List<string> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Default.Keep;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep is >= 1 and <= MostKept)
        {
            return keep;
        }

        faults.Add($"{KeepKey} must be a whole number from 1 to {MostKept}, was '{text}'.");
        return Default.Keep;
    }
}
