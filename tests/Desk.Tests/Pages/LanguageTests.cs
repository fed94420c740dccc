using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Analytics.Reports.Tests.Conventions;
using Analytics.Worker;
using Analytics.Worker.Desk.Wording;

namespace Analytics.Desk.Tests.Pages;

/// <summary>A page speaks one language at a time.</summary>
[Collection("desk")]
public sealed partial class LanguageTests(DeskFixture desk)
{
    /// <summary>What the desk says of itself, by language; what is the same in both says nothing, and the switch names the other language.</summary>
    private static readonly IReadOnlyList<Sentence> Sentences =
    [
        .. typeof(DeskWords).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(DeskWords).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Sentence))
            .Select(field => (Sentence)field.GetValue(null)!)
            .Where(sentence => sentence.Vi != sentence.En && sentence != DeskWords.SwitchLanguage),
    ];

    [Fact]
    public async Task No_page_says_in_one_language_what_it_can_say_in_the_other()
    {
        using var client = await desk.ClientAsync("admin");
        var data = string.Join('\n', SourceTree.Files("sql/sample", "*.*").Select(file => file.Text));
        var (vietnamese, english) = (Sentences.Select(one => one.Vi).ToHashSet(), Sentences.Select(one => one.En).ToHashSet());
        var strangers = new List<string>();
        foreach (var address in Everywhere.Pages.Select(row => (string)row[1]))
        {
            var inVietnamese = await PageAsync(client, address, "vi");
            strangers.AddRange(Texts(inVietnamese).Where(english.Contains).Select(text => $"{address} in Vietnamese: {text}"));
            var inEnglish = await PageAsync(client, address, "en");
            strangers.AddRange(Texts(inEnglish).Where(vietnamese.Contains).Select(text => $"{address} in English: {text}"));
            // Also what is put together from several words: of names and notes there are only Vietnamese ones.
            strangers.AddRange(Label().Matches(inEnglish).Select(label => WebUtility.HtmlDecode(label.Groups[1].Value).Trim())
                .Where(label => Letters().IsMatch(label) && !data.Contains(label, StringComparison.Ordinal))
                .Select(label => $"{address} in English: {label}"));
        }

        Assert.True(strangers.Count == 0, string.Join('\n', strangers.Distinct()));
    }

    /// <summary>What stands on a page, piece by piece.</summary>
    private static IEnumerable<string> Texts(string page) => Tag().Split(page).Select(text => WebUtility.HtmlDecode(text).Trim());

    /// <summary>A page's body without what is marked as being in another language, such as the switch to it.</summary>
    private static async Task<string> PageAsync(HttpClient client, string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", "analytics-language=" + language);
        using var answer = await client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        return Marked().Replace(page[page.IndexOf("<body", StringComparison.Ordinal)..], string.Empty);
    }

    [GeneratedRegex("<(\\w+)[^>]* lang=\"(vi|en)\".*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<(?:button|label|legend|summary|dt|th|h2)\\b[^>]*>([^<]+)")]
    private static partial Regex Label();

    /// <summary>Letters that no English word has.</summary>
    [GeneratedRegex("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", RegexOptions.IgnoreCase)]
    private static partial Regex Letters();
}
