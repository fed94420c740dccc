using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>Changes a workbook or a CSV file at random; the same seed changes it the same way.</summary>
internal sealed partial class FuzzedBook(int seed)
{
    private static readonly string[] Values =
    [
        "", "0", "-1", "NaN", "1E400", "-1E-400", "79228162514264337593543950335", "999999999999999999 nghìn tỷ", "0/0", "1/2023", "96–98%", "=1+1", "'=1+1",
        "@", "_xD800_", "_xFFFE_", "_x0000_", "\u0301", "١٢٣", "½", "\u202E12", "2147483648", "rId999", "../../x", "A1:XFD1048576", "XFD1048577", "&amp;lt;",
        "trên trên 5", "ước", "1.2.3.4", ",,,", "9999999999999999999999999999999999999999999999999999",
    ];

#pragma warning disable CA5394 // a seed that gives the same files again is what is wanted
    private readonly Random random = new(seed);

    public byte[] Workbook(byte[] workbook)
    {
        var book = workbook;
        for (var change = random.Next(2); change >= 0; change--)
        {
            // Mostly what leaves it a workbook: one that does not open is refused at once, and the reading behind that is never tried.
            book = random.Next(40) switch
            {
                0 => Bytes(book),
                1 => book[..random.Next(book.Length)],
                2 => Parts(book),
                3 => Xml(book, Element()),
                < 12 => Xml(book, Attribute()),
                < 28 => Xml(book, Content()),
                _ => Xml(book, Row()),
            };
        }

        return book;
    }

    public byte[] Csv(byte[] file)
    {
        var bytes = file;
        for (var change = random.Next(4); change >= 0; change--)
        {
            var text = Encoding.UTF8.GetString(bytes);
            bytes = random.Next(6) switch
            {
                0 => Bytes(bytes),
                1 => bytes[..random.Next(bytes.Length)],
                2 => Encoding.UTF8.GetBytes(string.Join('\n', text.Split('\n').OrderBy(_ => random.Next()))),
                3 => Encoding.UTF8.GetBytes(Field().Replace(text, field => random.Next(20) == 0 ? One(Values) : field.Value)),
                4 => Encoding.UTF8.GetBytes(text.Insert(random.Next(text.Length), One(["\"", "\"\"", "\r", "\n", "\0", ",", ";", "\uFEFF", "\t"]))),
                _ => One([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.UTF32]).GetBytes(text),
            };
            if (bytes.Length == 0)
            {
                break;
            }
        }

        return bytes;
    }

    private T One<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private byte[] Bytes(byte[] file)
    {
        byte[] changed = [.. file];
        for (var left = file.Length == 0 ? 0 : random.Next(1, 8); left > 0; left--)
        {
            changed[random.Next(file.Length)] = (byte)random.Next(256);
        }

        return changed;
    }

    /// <summary>A part is gone, there twice, empty, or lies about its length.</summary>
    private byte[] Parts(byte[] book)
    {
        try
        {
            var parts = ZipPart.Of(book);
            var at = random.Next(parts.Count);
            switch (random.Next(5))
            {
                case 0:
                    parts.RemoveAt(at);
                    break;
                case 1:
                    parts.Add(parts[at]);
                    break;
                case 2:
                    parts[at] = ZipPart.Of(parts[at].Name, "");
                    break;
                case 3:
                    parts[at] = parts[at] with { Length = random.Next() };
                    break;
                default:
                    parts.Add(ZipPart.Of("xl/" + One(Values), "<x/>"));
                    break;
            }

            return ZipPart.Write(parts.OrderBy(_ => random.Next()));
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException)
        {
            return book; // damaged already
        }
    }

    private byte[] Xml(byte[] book, Regex what)
    {
        try
        {
            string[] names;
            using (var zip = new ZipArchive(new MemoryStream(book)))
            {
                // Sheets have most of what is read.
                names = [.. zip.Entries.Select(entry => entry.FullName).Where(name => name.Contains("sheet", StringComparison.Ordinal) || random.Next(4) == 0)];
            }

            return names.Length == 0 ? book : FormPart.Rewrite(book, One(names), xml => Changed(xml, what));
        }
        catch (InvalidDataException)
        {
            return book; // damaged already
        }
    }

    private string Changed(string xml, Regex what)
    {
        var found = what.Matches(xml);
        if (found.Count == 0)
        {
            return xml;
        }

        var (one, other) = (One(found), One(found));
        // An attribute too many or too few breaks most XML.
        return random.Next(what == Attribute() ? 24 : 4) switch
        {
            0 => xml.Remove(one.Index, one.Length),
            1 => xml.Insert(one.Index, other.Value),
            2 => xml.Remove(one.Index, one.Length).Insert(one.Index, other.Value),
            _ when what == Attribute() => xml.Remove(one.Index, one.Length).Insert(one.Index, one.Value.Split('=')[0] + $"=\"{System.Security.SecurityElement.Escape(One(Values))}\""),
            _ when what == Content() => xml.Remove(one.Index, one.Length).Insert(one.Index, System.Security.SecurityElement.Escape(One(Values))),
            _ => xml.Remove(one.Index, one.Length).Insert(one.Index + (other.Index > one.Index + one.Length ? other.Index - one.Index - one.Length : 0), one.Value),
        };
    }

    [GeneratedRegex("(?<= )[a-zA-Z:]+=\"[^\"]*\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("(?<=<[a-zA-Z:]+( [^<>]*)?>)[^<>]+(?=</)")]
    private static partial Regex Content();

    [GeneratedRegex("<x:row .*?</x:row>")]
    private static partial Regex Row();

    [GeneratedRegex("<[a-zA-Z:]+[^<>]*/>|</?[a-zA-Z:]+[^<>]*>")]
    private static partial Regex Element();

    [GeneratedRegex("[^,\n]+")]
    private static partial Regex Field();
}
