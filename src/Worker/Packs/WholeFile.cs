namespace Analytics.Worker.Packs;

/// <summary>A file that is whole or absent: written under a temporary name, flushed to the disk, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>What a killed process may leave, as a pattern of file names.</summary>
    public const string TemporaryNames = "*.*.tmp";

    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancelled)
    {
        // One name a file: what a killed process left is overwritten by the next, and two writers at once cannot mix their bytes.
        var temporary = $"{path}.tmp";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await file.WriteAsync(content, cancelled);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
