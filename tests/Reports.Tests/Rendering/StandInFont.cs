using System.Buffers.Binary;
using System.Text;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Rendering;

/// <summary>
/// Times New Roman may not be shipped, so its place is taken by faces of Tinos whose tables say another name: what is proved is the road
/// of a supplied font, not that font.
/// </summary>
internal static class StandInFont
{
    private static readonly (string File, string Style, string PostScript)[] Faces =
    [
        ("400Regular/Tinos_400Regular.ttf", "Regular", "TimesNewRomanPSMT"),
        ("400Regular_Italic/Tinos_400Regular_Italic.ttf", "Italic", "TimesNewRomanPS-ItalicMT"),
        ("700Bold/Tinos_700Bold.ttf", "Bold", "TimesNewRomanPS-BoldMT"),
        ("700Bold_Italic/Tinos_700Bold_Italic.ttf", "Bold Italic", "TimesNewRomanPS-BoldItalicMT"),
    ];

    /// <summary>The four faces under the names that Windows gives the files of Times New Roman.</summary>
    public static void WriteTo(string folder, string family = "Times New Roman")
    {
        foreach (var ((file, style, postScript), name) in Faces.Zip(["times.ttf", "timesi.ttf", "timesbd.ttf", "timesbi.ttf"]))
        {
            File.WriteAllBytes(Path.Combine(folder, name), WithTable(Tinos(file), "name", Names(family, style, postScript)));
        }
    }

    /// <summary>The same face with letters for A only.</summary>
    public static void TakeLettersFrom(string path)
    {
        // Format 4: one segment with the letter A as its first glyph after .notdef, and the end that the format asks for.
        byte[] map = [0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, .. Shorts(4, 32, 0, 4, 4, 1, 0, 'A', 0xFFFF, 0, 'A', 0xFFFF, 1 - 'A', 1, 0, 0)];
        File.WriteAllBytes(path, WithTable(File.ReadAllBytes(path), "cmap", map));
    }

    private static byte[] Tinos(string file) => File.ReadAllBytes(Path.Combine(RendererFolder.Find(), "node_modules/@expo-google-fonts/tinos", file));

    /// <summary>A name table with family, style, full and PostScript name for Windows, in English.</summary>
    private static byte[] Names(string family, string style, string postScript)
    {
        (int Id, string Text)[] names = [(1, family), (2, style), (4, $"{family} {style}"), (6, postScript)];
        var texts = names.Select(name => Encoding.BigEndianUnicode.GetBytes(name.Text)).ToList();
        var records = names.SelectMany((name, index) => Shorts(3, 1, 0x409, name.Id, texts[index].Length, texts.Take(index).Sum(text => text.Length)));
        return [.. Shorts(0, names.Length, 6 + (12 * names.Length)), .. records, .. texts.SelectMany(text => text)];
    }

    /// <summary>The table goes to the end of the file, and its entry in the directory points there.</summary>
    private static byte[] WithTable(byte[] font, string tag, byte[] table)
    {
        byte[] changed = [.. font, .. new byte[(4 - (font.Length % 4)) % 4], .. table];
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        var entry = Enumerable.Range(0, count).Select(index => 12 + (16 * index)).Single(at => Encoding.ASCII.GetString(font, at, 4) == tag);
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(entry + 8), changed.Length - table.Length);
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(entry + 12), table.Length);
        return changed;
    }

    private static byte[] Shorts(params int[] values) => [.. values.SelectMany(value => new[] { (byte)(value >> 8), (byte)value })];
}
