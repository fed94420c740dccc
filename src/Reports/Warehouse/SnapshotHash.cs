using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Reports.Warehouse;

/// <summary>
/// The snapshot id: SHA-256 over every row read, in the order of reading. Each field goes in with its length, so that no two lists of
/// fields look alike; numbers without trailing zeros, instants in microseconds of UTC, nothing by culture.
/// </summary>
internal sealed class SnapshotHash : IDisposable
{
    private const int FlushAt = 1 << 16;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder waiting = new();

    public void Row(string table, params ReadOnlySpan<object?> fields)
    {
        waiting.Append(table);
        foreach (var field in fields)
        {
            waiting.Append('|');
            if (Text(field) is { } text)
            {
                waiting.Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text);
            }
        }

        waiting.Append('\n');
        if (waiting.Length >= FlushAt)
        {
            Flush();
        }
    }

    public string Id()
    {
        Flush();
        return "sha256:" + Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    public void Dispose() => hash.Dispose();

    private void Flush()
    {
        hash.AppendData(Encoding.UTF8.GetBytes(waiting.ToString()));
        waiting.Clear();
    }

    private static string? Text(object? field) => field switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => (time.Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A field of type {field.GetType()} has no canonical text."),
    };
}
