using System.Globalization;
using System.Text;
using Analytics.Worker.Packs;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Lies in a cluster that was restored, from before it is in use until the mail that waited in the backup is held: whoever opens the
/// cluster first does that, also when <c>restore</c> itself was killed. It holds the moment at which the backup was made.
/// </summary>
internal sealed class RestoreMark(string cluster)
{
    private readonly string path = Path.Combine(cluster, "analytics.restored");

    public Task WriteAsync(DateTimeOffset madeAt, CancellationToken cancelled) =>
        WholeFile.WriteAsync(path, Encoding.UTF8.GetBytes(madeAt.ToString("O", CultureInfo.InvariantCulture)), cancelled);

    /// <summary>Null when there is nothing to hold.</summary>
    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancelled) => File.Exists(path)
        ? DateTimeOffset.ParseExact(await File.ReadAllTextAsync(path, cancelled), "O", CultureInfo.InvariantCulture)
        : null;

    public void Remove() => File.Delete(path);
}
