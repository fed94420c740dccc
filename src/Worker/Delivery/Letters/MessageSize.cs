using System.Text;

namespace Analytics.Worker.Delivery.Letters;

/// <summary>The most bytes that a message can have once it is encoded, known before it is.</summary>
internal static class MessageSize
{
    /// <summary>Headers of the message and of each part, with the longest names.</summary>
    private const long Headers = 8 << 10;

    /// <summary>A drawn chart has some ten thousand bytes.</summary>
    private const long Picture = 256 << 10;

    public static long AtMost(string text, string html, bool picture, IEnumerable<long> files) =>
        Headers + Quoted(text) + Quoted(html) + (picture ? Base64(Picture) : 0) + files.Sum(Base64);

    /// <summary>Base64 in lines of 76 letters, each with its line break.</summary>
    private static long Base64(long bytes) => ((bytes + 2) / 3 * 4 * 78 / 76) + 2;

    /// <summary>Quoted-printable: at worst three letters a byte, and a soft line break (three letters) after 73.</summary>
    private static long Quoted(string text) => (Encoding.UTF8.GetByteCount(text) * 3L * 76 / 73) + 3;
}
