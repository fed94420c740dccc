namespace Analytics.Worker;

/// <summary>A file in which the office defines something, such as a series or a distribution list.</summary>
internal static class DefinitionFile
{
    /// <returns>Its text in the composed normal form; null when it cannot be read, which is then among <paramref name="problems"/>.</returns>
    public static async Task<string?> ReadAsync(string file, List<string> problems, CancellationToken cancelled)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancelled)).Normalize();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{file}: cannot be read ({exception.Message})");
            return null;
        }
    }
}
