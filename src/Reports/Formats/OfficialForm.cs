using System.Text.RegularExpressions;
using Analytics.Reports.Briefings.Wording;
using Analytics.Reports.Documents;

namespace Analytics.Reports.Formats;

/// <summary>Gives a document the words of its form: how headings count, whom it addresses, who signs for whom, how lists and the text close.</summary>
internal static partial class OfficialForm
{
    private static readonly char[] Stops = ['.', ',', ';', '/'];

    public static Document Of(Document document, FormatProfile profile) => document with
    {
        Addressee = profile.HasAddressee ? document.Addressee : null,
        Parts = Closed(Numbered(document.Parts, profile.FirstNumbers), profile.EndMark),
        Closing = document.Closing with
        {
            Authority = InForm(document.Closing.Authority, profile.SignaturePrefix),
            CopiesTo = Recipients(document.Closing.CopiesTo, profile),
        },
    };

    /// <param name="first">How the first heading of each level is written, such as "I-".</param>
    private static IReadOnlyList<Section> Numbered(IReadOnlyList<Section> sections, IReadOnlyList<string> first) =>
    [
        .. sections.Select((section, index) => section with
        {
            Number = Count(index + 1, first[section.Level - 1]),
            Sections = Numbered(section.Sections, first),
        }),
    ];

    private static string Count(int number, string first) => first[0] switch
    {
        'I' => Numbers.Roman(number),
        '1' => Numbers.Count(number),
        'a' => Numbers.Letter(number),
        'A' => Numbers.Letter(number).ToUpperInvariant(),
        _ => throw new InvalidOperationException($"No heading is counted like '{first}'."),
    } + first[1..];

    /// <summary>"T/M BAN THƯỜNG VỤ" and "TM. BAN THƯỜNG VỤ" are the same authority in the Party's and in the state's form.</summary>
    private static string InForm(string authority, string example)
    {
        var prefix = BorrowedAuthority().Match(authority);
        if (!prefix.Success)
        {
            return authority;
        }

        var letters = prefix.Value.Trim().Replace("/", "", StringComparison.Ordinal).TrimEnd('.');
        var written = example.Contains('/', StringComparison.Ordinal) ? $"{letters[0]}/{letters[1..]}" : letters + ".";
        return $"{written} {authority[prefix.Length..]}";
    }

    private static IReadOnlyList<string> Recipients(IReadOnlyList<string> copies, FormatProfile profile)
    {
        if (copies.Count == 0)
        {
            return copies;
        }

        var lines = copies.Select(copy => copy.TrimEnd(Stops)).ToList();
        if (profile.LastRecipient != "" && !lines.Exists(line => line.StartsWith("Lưu", StringComparison.Ordinal)))
        {
            lines.Add(profile.LastRecipient);
        }

        return [.. lines.SkipLast(1).Select(line => line + profile.AfterEachRecipient), lines[^1] + "."];
    }

    /// <summary>The last words of the text get the mark of its end; a table or a picture that stands last has none.</summary>
    private static IReadOnlyList<Section> Closed(IReadOnlyList<Section> sections, string mark)
    {
        if (sections.Count == 0)
        {
            return sections;
        }

        var last = sections[^1];
        var closed = last.Sections.Count > 0
            ? last with { Sections = Closed(last.Sections, mark) }
            : last with { Blocks = Closed(last.Blocks, mark) };
        return [.. sections.SkipLast(1), closed];
    }

    private static IReadOnlyList<Block> Closed(IReadOnlyList<Block> blocks, string mark) => blocks switch
    {
        [.., Paragraph last] => [.. blocks.SkipLast(1), new Paragraph(Closed(last.Text, mark))],
        [.., BulletList { Items: [.., var last] } list] => [.. blocks.SkipLast(1), new BulletList([.. list.Items.SkipLast(1), Closed(last, mark)])],
        _ => blocks,
    };

    private static Text Closed(Text text, string mark) => text.Spans.Count == 0
        ? text
        : new Text([.. text.Spans.SkipLast(1), text.Spans[^1] with { Content = text.Spans[^1].Content.TrimEnd().TrimEnd(Stops) }, new Span(mark)]);

    [GeneratedRegex(@"^(?:T/(?:M|L|UQ)|K/T|(?:TM|TL|TUQ|KT)\.)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex BorrowedAuthority();
}
