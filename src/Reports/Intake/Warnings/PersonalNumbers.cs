using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>
/// Numbers of persons in a text. A telephone number: 10 digits that begin with 0, 11 that begin with 02 (a landline), or 9 or 10 behind +84;
/// in groups or not, but not a date, and not only pairs unless the words before them speak of a telephone. 11 digits in one piece that begin with
/// 84 are one without a plus. An identity number: 9 or 12 digits, in one piece or in groups of at least three
/// between spaces or dots. Amounts are written alike: digits before a measure ("385 000 000 đồng"), before a decimal comma or inside the number
/// of a document are none, and thousands between dots ("123.456.789") are one only when the words before them speak of an identity card.
/// </summary>
internal static partial class PersonalNumbers
{
    private const int MostDigits = 12;
    private const int FewestInGroup = 3;
    private const int MostGroups = MostDigits / FewestInGroup;

    /// <summary>In letters: how far before thousands, or pairs, the words stand that make them a number of a person.</summary>
    private const int WordsBefore = 30;

    /// <param name="IdentityDigits">How many digits the first identity number has; null: there is none.</param>
    public readonly record struct Found(int? IdentityDigits, bool HasTelephone);

    private readonly record struct Place(int Start, int End, int Digits, bool IsTelephone);

    public static Found Find(string text)
    {
        var places = Places(text);
        return new(
            places.Where(place => !place.IsTelephone).Select(place => (int?)place.Digits).FirstOrDefault(),
            places.Exists(place => place.IsTelephone));
    }

    /// <summary>The text with "…" for each such number.</summary>
    public static string Masked(string text)
    {
        var masked = new StringBuilder();
        var end = 0;
        foreach (var place in Places(text))
        {
            masked.Append(text, end, place.Start - end).Append('…');
            end = place.End;
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    private static List<Place> Places(string text)
    {
        var places = new List<Place>();
        foreach (var run in DigitRun.In(text))
        {
            for (var group = 0; group < run.Count; group++)
            {
                if ((Telephone(text, run, group) ?? Identity(text, run, group)) is (var last, var isTelephone))
                {
                    places.Add(new Place(run.Start(group), run.End(last), run.Digits(group, last), isTelephone));
                    group = last;
                }
            }
        }

        return places;
    }

    /// <returns>The last group of the number that begins at this one.</returns>
    private static (int Last, bool IsTelephone)? Telephone(string text, DigitRun run, int first)
    {
        var begin = run.Group(first);
        if (Mobile().IsMatch(begin) && Stands(run, first) && Stands(run, first + 1) && !IsSomethingElse(text, run.Start(first), run.End(first)))
        {
            return (first, true);
        }

        var abroad = first == 0 && run.FollowsPlus && begin.StartsWith("84", StringComparison.Ordinal);
        if (!abroad && (begin[0] != '0' || begin.Length < 2 || !Stands(run, first)))
        {
            return null;
        }

        for (var last = first; last < run.Count; last++)
        {
            var digits = run.Digits(first, last);
            if (digits > MostDigits)
            {
                break;
            }

            var whole = abroad ? digits is 11 or 12 : digits == 10 || (digits == 11 && begin.StartsWith("02", StringComparison.Ordinal));
            if (whole && Stands(run, last + 1) && !IsDate(run, first, last)
                && (!IsPairs(run, first, last) || Telephones().IsMatch(Before(text, run.Start(first)))))
            {
                return (last, true);
            }
        }

        return null;
    }

    private static (int Last, bool IsTelephone)? Identity(string text, DigitRun run, int first)
    {
        if (run.Group(first).Length is 9 or 12 && Stands(run, first) && Stands(run, first + 1))
        {
            return IsSomethingElse(text, run.Start(first), run.End(first)) ? null : (first, false);
        }

        var last = run.Count - 1;
        var groups = Enumerable.Range(first, run.Count - first);
        if (last - first >= MostGroups
            || run.Digits(first, last) is not (9 or 12)
            || (first > 0 && (run.Group(first)[0] != '0' || !Stands(run, first)))
            || groups.Any(group => run.Group(group).Length < FewestInGroup)
            || groups.Skip(1).Any(group => run.Before(group) is not ("." or " " or "\u00A0"))
            || groups.All(group => Year().IsMatch(run.Group(group)))
            || IsSomethingElse(text, run.Start(first), run.End(last)))
        {
            return null;
        }

        var thousands = run.Group(first)[0] != '0' && groups.Skip(1).All(group => run.Before(group) is "." && run.Group(group).Length == 3);
        return thousands && !Cards().IsMatch(Before(text, run.Start(first))) ? null : (last, false);
    }

    /// <summary>Whether a number may begin at this group, or end before it: beyond a dot or a hyphen it would go on.</summary>
    private static bool Stands(DigitRun run, int group) =>
        group == 0 || group == run.Count || !run.Before(group).ContainsAny('.', '-');

    /// <summary>"05-10-2023 15"</summary>
    private static bool IsDate(DigitRun run, int first, int last) =>
        last - first >= 2 && run.Group(first).Length <= 2 && run.Group(first + 1).Length <= 2 && Year().IsMatch(run.Group(first + 2));

    /// <summary>"05 10 15 20 25": numbers one beside the other.</summary>
    private static bool IsPairs(DigitRun run, int first, int last) =>
        Enumerable.Range(first, last - first + 1).All(group => run.Group(group).Length == 2);

    private static string Before(string text, int start) => text[Math.Max(0, start - WordsBefore)..start];

    private static bool IsSomethingElse(string text, int start, int end) =>
        PartBefore().IsMatch(text[Math.Max(0, start - 2)..start]) || MeasureBehind().IsMatch(text[end..Math.Min(text.Length, end + 20)]);

    [GeneratedRegex("^(?:19|20)[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>A decimal's whole part, or a link.</summary>
    [GeneratedRegex("(?:[0-9],|[/=_#])$", RegexOptions.CultureInvariant)]
    private static partial Regex PartBefore();

    [GeneratedRegex(
        @"^(?:,[0-9]|[/-]\p{Lu}|\s*%|\s*(?i:đồng|đ|vnđ|vnd|usd|đô|nghìn|ngàn|triệu|tỷ|tỉ|người|lượt|hộ|cây|m2|m3|m²|m³|km|ha|kg|tấn|kwh)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex MeasureBehind();

    [GeneratedRegex("^84[35789][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<!\p{L})(?:sđt|đt|điện thoại|di động|hotline|zalo|liên hệ|gọi)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Telephones();

    [GeneratedRegex("cmnd|cmtnd|cccd|căn cước|chứng minh|định danh", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cards();
}
