using System.Text;

namespace Analytics.Reports.Intake;

/// <summary>
/// What the files of an import are called: as whoever sent them says, otherwise as the path ends, or the whole path where two end alike. As
/// people see them: a Mac writes "phường" in other bytes than Windows does.
/// </summary>
internal sealed class SourceNames(IEnumerable<string> paths, IReadOnlyDictionary<string, string>? given)
{
    private readonly HashSet<string> shared = [.. paths.CountBy(FileName).Where(name => name.Value > 1).Select(name => name.Key)];

    public string Of(string path) =>
        given?.GetValueOrDefault(path) is { } name ? Nfc(name) : shared.Contains(FileName(path)) ? Nfc(path) : FileName(path);

    public static string FileName(string path) => Nfc(Path.GetFileName(path));

    public static string Nfc(string text) => text.Normalize(NormalizationForm.FormC);
}
