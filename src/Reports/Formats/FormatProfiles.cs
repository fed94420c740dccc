namespace Analytics.Reports.Formats;

/// <summary>The official forms there are: those shipped, and those of the operator's folder, which win over a shipped one of the same name.</summary>
internal sealed class FormatProfiles
{
    private readonly Dictionary<string, FormatProfile> byCode = new(StringComparer.Ordinal);

    /// <summary>In alphabetical order.</summary>
    public IReadOnlyList<string> Codes => [.. byCode.Keys.Order(StringComparer.Ordinal)];

    /// <param name="shipped">The folder that comes with the program.</param>
    /// <param name="own">The operator's; null for none.</param>
    /// <exception cref="InvalidOperationException">A file is faulty; <see cref="Problems"/> says all that is wrong.</exception>
    public static FormatProfiles Read(string shipped, string? own)
    {
        var profiles = new FormatProfiles();
        foreach (var (profile, problems) in Files(shipped).Concat(own is null ? [] : Files(own)).Select(Parse))
        {
            var good = profile ?? throw new InvalidOperationException(problems[0]);
            profiles.byCode[good.Code] = good;
        }

        return profiles;
    }

    /// <summary>What is wrong with the operator's folder: one sentence a fault.</summary>
    public static IReadOnlyList<string> Problems(string own)
    {
        try
        {
            var files = Files(own);
            return files.Count == 0
                ? [$"The folder '{own}' holds no file that ends in .yaml; put a copy of a shipped profile there, or leave the setting out."]
                : [.. files.SelectMany(file => Parse(file).Problems)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [$"The folder '{own}' cannot be read ({fault.Message}); name a folder of profiles, or leave the setting out."];
        }
    }

    public FormatProfile? Find(string code) => byCode.GetValueOrDefault(code);

    private static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)];

    private static (FormatProfile? Profile, IReadOnlyList<string> Problems) Parse(string file)
    {
        var (profile, problems) = FormatParser.Parse(File.ReadAllText(file), file);
        return (profile, [.. problems.Select(problem => problem.ToString())]);
    }
}
