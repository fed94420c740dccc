using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>A file in a zip that may say of itself what is not so; the platform's own zip writes no lies.</summary>
/// <param name="Packed">Its bytes as they stand in the zip.</param>
/// <param name="Length">What the zip says it unpacks to.</param>
internal sealed record ZipPart(string Name, byte[] Packed, long Length, uint Sum, ushort Method = 8, ushort Flags = 0)
{
    public static ZipPart Of(string name, byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(Zip((name, content))));
        return new ZipPart(name, Deflated(content), content.Length, zip.Entries[0].Crc32);
    }

    public static ZipPart Of(string name, string content) => Of(name, Encoding.UTF8.GetBytes(content));

    /// <summary>The parts of a workbook, to be written again with others.</summary>
    public static List<ZipPart> Of(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return [.. zip.Entries.Select(entry => new ZipPart(entry.FullName, Deflated(Content(entry)), entry.Length, entry.Crc32))];
    }

    /// <summary>Zeros, packed a thousand times smaller: one block for each megabyte, all alike but the first.</summary>
    public static byte[] Zeros(int megabytes)
    {
        using var packed = new MemoryStream();
        var end = new List<long>();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var block = 0; block < 2; block++)
            {
                deflate.Write(new byte[1_000_000]);
                deflate.Flush();
                end.Add(packed.Length);
            }
        }

        var bytes = packed.ToArray();
        var (first, next, last) = (bytes[..(int)end[0]], bytes[(int)end[0]..(int)end[1]], bytes[(int)end[1]..]);
        return [.. first, .. Enumerable.Repeat(next, megabytes - 1).SelectMany(block => block), .. last];
    }

    public static byte[] Write(params IEnumerable<ZipPart> parts)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var count = 0;
        foreach (var part in parts)
        {
            var (offset, name) = (zip.Position, Encoding.UTF8.GetBytes(part.Name));
            // Of the version, the flags, the method; two fields of time; then the three that may be lies.
            byte[] fields = [20, 0, .. Two(part.Flags), .. Two(part.Method), 0, 0, 0x21, 0, .. Four(part.Sum), .. Four((uint)part.Packed.Length), .. Four((uint)part.Length), .. Two((ushort)name.Length), 0, 0];
            zip.Write([0x50, 0x4B, 3, 4, .. fields, .. name]);
            zip.Write(part.Packed);
            directory.Write([0x50, 0x4B, 1, 2, 20, 0, .. fields, .. new byte[10], .. Four((uint)offset), .. name]);
            count++;
        }

        var start = (uint)zip.Position;
        zip.Write(directory.ToArray());
        var number = Two((ushort)Math.Min(count, ushort.MaxValue));
        zip.Write([0x50, 0x4B, 5, 6, 0, 0, 0, 0, .. number, .. number, .. Four((uint)directory.Length), .. Four(start), 0, 0]);
        return zip.ToArray();
    }

    public static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static byte[] Zip((string Name, byte[] Content) part)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        using (var stream = zip.CreateEntry(part.Name, CompressionLevel.NoCompression).Open())
        {
            stream.Write(part.Content);
        }

        return bytes.ToArray();
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static byte[] Two(ushort number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Four(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }
}
