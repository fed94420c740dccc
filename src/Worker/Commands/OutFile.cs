using Analytics.Worker.Packs;

namespace Analytics.Worker.Commands;

/// <summary>A file that an option of a command names to be written.</summary>
internal static class OutFile
{
    /// <exception cref="BadInputException">The file cannot be there; a full disk is no fault of the option.</exception>
    public static async Task WriteAsync(string option, string path, byte[] content, CancellationToken cancelled)
    {
        if (Directory.Exists(path))
        {
            throw new BadInputException($"{Path.GetFullPath(path)} is a folder; give {option} a file.");
        }

        try
        {
            await WholeFile.WriteAsync(path, content, cancelled);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"The file {Path.GetFullPath(path)} cannot be written ({exception.Message.TrimEnd('.')}); "
                + $"give {option} a file in a folder that exists and that you may write to.");
        }
    }
}
