using System.IO.Compression;
using System.Text;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// A part as it is unpacked, counted against what the zip says of it: its length, its check sum, and how far tags may be apart. A byte
/// that was lost or changed on the way is noticed here, or it would be a figure.
/// </summary>
internal sealed class PartStream(ZipArchiveEntry part) : Stream
{
    private const int HeadLength = 4096;

    /// <summary>What follows may be full of signs that look like tags and are none.</summary>
    private static ReadOnlySpan<byte> CharacterData => "<![CDATA["u8;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Remainder((uint)index))];

    private readonly Stream packed = part.Open();
    private readonly StringBuilder head = new();
    private long length;
    private long sinceTag;
    private int ofCharacterData;
    private uint sum = uint.MaxValue;

    /// <summary>Whether a document type is declared where it would have to stand; only that makes entities.</summary>
    public bool DeclaresDocumentType => head.ToString().Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);

    public override int Read(Span<byte> buffer)
    {
        var read = packed.Read(buffer);
        length += read;
        if (length > part.Length || (read == 0 && (length != part.Length || ~sum != part.Crc32)))
        {
            throw new WorkbookException(ProblemCode.DamagedPart, part.FullName);
        }

        Take(buffer[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>To the end, where the check sum is compared.</summary>
    public void Finish() => CopyTo(Null);

    private void Take(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes)
        {
            sum = (sum >> 8) ^ Table[(byte)(sum ^ letter)];
            Refuse(letter);
        }

        // Without NUL, which is every other byte of UTF-16.
        for (var at = 0; at < bytes.Length && head.Length < HeadLength; at++)
        {
            _ = bytes[at] == 0 ? head : head.Append((char)bytes[at]);
        }

        for (var tag = bytes.IndexOf((byte)'<'); tag >= 0; tag = bytes.IndexOf((byte)'<'))
        {
            Check(sinceTag + tag);
            sinceTag = 0;
            bytes = bytes[(tag + 1)..];
        }

        Check(sinceTag += bytes.Length);
    }

    /// <summary>Before a reader takes the text in whole; NUL is left out here too.</summary>
    private void Refuse(byte letter)
    {
        if (letter != 0)
        {
            ofCharacterData = letter == CharacterData[ofCharacterData] ? ofCharacterData + 1 : letter == '<' ? 1 : 0;
        }

        if (ofCharacterData == CharacterData.Length)
        {
            throw new WorkbookException(ProblemCode.CharacterData, part.FullName);
        }
    }

    private void Check(long distance)
    {
        if (distance > WorkbookLimits.LongestTag)
        {
            throw WorkbookPackage.TextTooLong(part.FullName);
        }
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }

    protected override void Dispose(bool disposing)
    {
        packed.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
