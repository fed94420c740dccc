using System.Globalization;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>Words that an import stored.</summary>
/// <param name="Column">Of the data file: <c>text</c> of a note, <c>note</c> of an observation, <c>source</c> of a target.</param>
/// <param name="Period">Of a note; null otherwise.</param>
internal sealed record TextRow(int File, long Line, string Column, string Text, string? Period);

/// <summary>Personal data in words: a pack is printed, mailed and kept for years, so none should get into it.</summary>
internal static class TextWarnings
{
    /// <summary>What is shown instead of a number, which no log or page may spread.</summary>
    private const string Hidden = "…";

    public static void Add(TextRow words, WarningList warnings)
    {
        var numbers = PersonalNumbers.Find(words.Text);
        if (numbers.IdentityDigits is { } digits)
        {
            Warn(WarningCode.IdentityNumber, Hidden, digits.ToString(CultureInfo.InvariantCulture));
        }

        if (numbers.HasTelephone)
        {
            Warn(WarningCode.TelephoneNumber, Hidden);
        }

        var persons = PersonNames.Count(words.Text);
        if (persons >= PersonNames.List)
        {
            Warn(WarningCode.ListOfPersons, null, persons.ToString(CultureInfo.InvariantCulture));
        }

        void Warn(WarningCode code, string? value, params IReadOnlyList<string> details) =>
            warnings.AddText(code, words.File, words.Line, words.Column, value, details);
    }
}
