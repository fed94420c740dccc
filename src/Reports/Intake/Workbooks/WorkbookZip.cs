using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>Opens the zip of a workbook and judges its directory, before anything is unpacked.</summary>
internal static class WorkbookZip
{
    /// <exception cref="WorkbookException">It is no zip, or not one that a spreadsheet program writes.</exception>
    public static (ZipArchive Zip, Dictionary<string, ZipArchiveEntry> Parts) Open(byte[] file)
    {
        // How the old .xls begins, and an encrypted .xlsx, which is wrapped in the same kind of file.
        if (file is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            var isEncrypted = file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
            throw new WorkbookException(isEncrypted ? ProblemCode.PasswordWorkbook : ProblemCode.OldWorkbook);
        }

        if (file is not [(byte)'P', (byte)'K', 3, 4, ..])
        {
            throw new WorkbookException(ProblemCode.NotAWorkbook);
        }

        // Counted where they stand: what the end of the file says of their number may be a lie, and the directory is read whole.
        if (file.AsSpan().Count("PK\x01\x02"u8) is var count and > WorkbookLimits.MostParts)
        {
            throw new WorkbookException(ProblemCode.TooManyParts, Text(count), Text(WorkbookLimits.MostParts));
        }

        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return (zip, Parts(zip));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or WorkbookException)
        {
            zip?.Dispose();
            throw fault as WorkbookException ?? new WorkbookException(ProblemCode.DamagedWorkbook);
        }
    }

    /// <summary>By name; the file format does not tell small letters from capitals in them.</summary>
    private static Dictionary<string, ZipArchiveEntry> Parts(ZipArchive zip)
    {
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        long unpacked = 0;
        foreach (var part in zip.Entries)
        {
            var name = part.FullName;
            if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            {
                throw new WorkbookException(ProblemCode.StrangePart, name);
            }

            if (part.IsEncrypted)
            {
                throw new WorkbookException(ProblemCode.PasswordWorkbook);
            }

            if (!parts.TryAdd(name, part))
            {
                throw new WorkbookException(ProblemCode.DamagedPart, name);
            }

            if (name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new WorkbookException(ProblemCode.MacroWorkbook);
            }

            if (part.Length > WorkbookLimits.LargestUnpacked || (unpacked += part.Length) > WorkbookLimits.LargestUnpacked)
            {
                throw new WorkbookException(ProblemCode.UnpacksTooLarge, name, Megabytes(WorkbookLimits.LargestUnpacked));
            }

            if (part.Length > WorkbookLimits.SmallPart && part.Length / WorkbookLimits.TightestPacking > part.CompressedLength)
            {
                throw new WorkbookException(ProblemCode.PackedTooTightly, name, Text(WorkbookLimits.TightestPacking));
            }
        }

        return parts;
    }

    public static string Megabytes(long bytes) => (bytes / 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
