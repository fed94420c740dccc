namespace Analytics.Worker.Packs;

/// <summary>Makes sure of a folder to write to before work is done that ends there.</summary>
internal static class OutFolder
{
    /// <exception cref="BadInputException">The folder cannot be made or written.</exception>
    public static void RequireWritable(string folder)
    {
        var probe = Path.Combine(folder, $".{Guid.NewGuid():n}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"The folder {Path.GetFullPath(folder)} cannot be written ({exception.Message.TrimEnd('.')}); "
                + "give yourself the right to write there, or choose another folder with --out.");
        }
    }
}
