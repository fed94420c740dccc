namespace Analytics.Worker.Packs;

/// <summary>Writes a pack's files into a folder: under a temporary name, flushed to the disk, then renamed, so that a file is whole or absent.</summary>
internal static class PackFolder
{
    /// <returns>The paths written, in the order of <paramref name="artefacts"/>.</returns>
    /// <exception cref="IOException">The folder cannot be written or the disk is full; says which file and what to do.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, IReadOnlyList<Artefact> artefacts, CancellationToken cancelled)
    {
        var paths = new List<string>();
        foreach (var artefact in artefacts)
        {
            var path = Path.Combine(folder, artefact.Name);
            try
            {
                Directory.CreateDirectory(folder);
                await WholeFile.WriteAsync(path, artefact.Content, cancelled);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new IOException(
                    $"{path} could not be written ({exception.Message.TrimEnd('.')}); the pack is stored. "
                    + "Free space or choose another folder with --out, then run the same command again.",
                    exception);
            }

            paths.Add(path);
        }

        return paths;
    }
}
