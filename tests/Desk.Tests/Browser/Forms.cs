using System.Text.RegularExpressions;

namespace Analytics.Desk.Tests.Browser;

/// <summary>Forms as a program sends them.</summary>
internal static partial class Forms
{
    /// <summary>Posts with the token of a page's form; without the token when <paramref name="page"/> is null.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string? page, string address, params (string Name, string Value)[] fields)
    {
        var values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (page is not null)
        {
            values.Add(KeyValuePair.Create("__RequestVerificationToken", Token().Match(await client.GetStringAsync(page)).Groups[1].Value));
        }

        using var content = new FormUrlEncodedContent(values);
        return await client.PostAsync(address, content);
    }

    /// <summary>Posts a file as a browser does.</summary>
    /// <param name="name">As the sender calls it.</param>
    public static async Task<HttpResponseMessage> PostFileAsync(HttpClient client, string page, string address, string name, byte[] file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(await client.GetStringAsync(page)).Groups[1].Value), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", name },
        };
        return await client.PostAsync(address, content);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
