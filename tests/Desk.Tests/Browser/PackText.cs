using System.IO.Compression;

namespace Analytics.Desk.Tests.Browser;

/// <summary>The words in the tables of a pack, as its workbook has them.</summary>
internal static class PackText
{
    public static string Of(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        return string.Concat(zip.Entries
            .Where(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal))
            .Select(Read));

        static string Read(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return System.Net.WebUtility.HtmlDecode(reader.ReadToEnd());
        }
    }
}
