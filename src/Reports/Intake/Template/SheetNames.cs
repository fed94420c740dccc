using System.Text;

namespace Analytics.Reports.Intake.Template;

/// <summary>Titles as names of sheets: at most 31 characters, none that the file format refuses, no two alike.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "History" }; // Excel keeps that name for itself

    public string Take(string title)
    {
        var legal = new StringBuilder(title.Length);
        foreach (var letter in title.Normalize(NormalizationForm.FormC))
        {
            legal.Append(letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(letter) ? ' ' : letter);
        }

        var name = string.Join(' ', legal.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'');
        name = name.Length == 0 ? "Trang" : name;
        var unique = Cut(name, "");
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = Cut(name, FormattableString.Invariant($" ({number})"));
        }

        return unique;
    }

    /// <summary>At the end of a word where there is one.</summary>
    private static string Cut(string name, string suffix)
    {
        var room = Longest - suffix.Length;
        if (name.Length <= room)
        {
            return name + suffix;
        }

        var end = name.LastIndexOf(' ', room - 1) is > 8 and var word ? word : room - 1 - (char.IsHighSurrogate(name[room - 2]) ? 1 : 0);
        return name[..end].TrimEnd(' ', ',', ';', '-', '\'') + "…" + suffix;
    }
}
