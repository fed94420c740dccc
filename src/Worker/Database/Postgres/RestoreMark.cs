using System.Globalization;
using System.Text;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Lies in a cluster that was restored, from before it is in use until the mail that waited in the backup is held: whoever opens the
/// cluster first does that, also when <c>restore</c> itself was killed. It holds the moment at which the backup was made, and who restored it.
/// </summary>
internal sealed class RestoreMark(string cluster)
{
    private readonly string path = Path.Combine(cluster, "analytics.restored");

    public Task WriteAsync(DateTimeOffset madeAt, string by, CancellationToken cancelled) =>
        WholeFile.WriteAsync(path, Encoding.UTF8.GetBytes($"{madeAt.ToString("O", CultureInfo.InvariantCulture)}\n{by}"), cancelled);

    /// <summary>Null when there is nothing to hold.</summary>
    public async Task<(DateTimeOffset MadeAt, string By)?> ReadAsync(CancellationToken cancelled)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var lines = await File.ReadAllLinesAsync(path, cancelled);
        return (DateTimeOffset.ParseExact(lines[0], "O", CultureInfo.InvariantCulture), lines[1]);
    }

    public void Remove() => File.Delete(path);
}
