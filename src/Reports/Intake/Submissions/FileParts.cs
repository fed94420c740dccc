using System.IO.Compression;
using System.Security.Cryptography;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Submissions;

/// <summary>The bytes of submitted files in the warehouse, in pieces that are compressed one by one: however large a file is, one piece is in memory.</summary>
internal static class FileParts
{
    /// <summary>Bytes of the file in a piece.</summary>
    internal const int PartSize = 1 << 20;

    /// <returns>The SHA-256 of the bytes as they were stored, lower-case hex: a file may have changed since it was read.</returns>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public static async Task<string> StoreAsync(NpgsqlConnection connection, long submission, string name, string path, CancellationToken cancelled)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartSize];
        for (var seq = 0; ; seq++)
        {
            var length = await file.ReadAtLeastAsync(buffer, PartSize, throwOnEndOfStream: false, cancelled);
            // An empty file has one piece too.
            if (length > 0 || seq == 0)
            {
                hash.AppendData(buffer, 0, length);
                await connection.ExecuteAsync(new CommandDefinition(
                    Sql.Query("submissions/add_file_part"),
                    new { submission, name, seq, bytes = Compressed(buffer.AsSpan(0, length)) },
                    cancellationToken: cancelled));
            }

            if (length < PartSize)
            {
                return Convert.ToHexStringLower(hash.GetHashAndReset());
            }
        }
    }

    /// <summary>Writes the file as it came, byte for byte.</summary>
    /// <returns>The SHA-256 of what was written; null when the file was not kept.</returns>
    public static async Task<string?> CopyAsync(NpgsqlConnection connection, long submission, string name, Stream output, CancellationToken cancelled)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PartSize];
        var any = false;
        await foreach (var part in connection.QueryUnbufferedAsync<byte[]>(Sql.Query("submissions/file_parts"), new { submission, name })
            .WithCancellation(cancelled))
        {
            any = true;
            await using var plain = new GZipStream(new MemoryStream(part), CompressionMode.Decompress);
            int length;
            while ((length = await plain.ReadAsync(buffer, cancelled)) > 0)
            {
                hash.AppendData(buffer, 0, length);
                await output.WriteAsync(buffer.AsMemory(0, length), cancelled);
            }
        }

        return any ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    private static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
