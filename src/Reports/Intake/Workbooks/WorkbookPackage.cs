using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// The zip around a workbook: gives its parts as XML that can name no entity and no other file. Every reading of a part goes through
/// here.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    /// <summary>Characters of one part; the largest honest template has a few hundred thousand.</summary>
    private const long LongestPart = 50_000_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestPart,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive zip;

    private WorkbookPackage(ZipArchive zip) => this.zip = zip;

    /// <exception cref="WorkbookException">It is no zip.</exception>
    public static WorkbookPackage Open(byte[] file)
    {
        // How the old .xls begins, and an encrypted .xlsx, which is wrapped in the same kind of file.
        if (file is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new WorkbookException(ProblemCode.OldWorkbook);
        }

        try
        {
            return new WorkbookPackage(new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read));
        }
        catch (InvalidDataException)
        {
            throw new WorkbookException(ProblemCode.NotAWorkbook);
        }
    }

    public bool Has(string part) => zip.GetEntry(part) is not null;

    /// <summary>Reads a part from beginning to end.</summary>
    /// <exception cref="WorkbookException">The part is missing or is no XML.</exception>
    public T Read<T>(string part, Func<XmlReader, T> read)
    {
        var entry = zip.GetEntry(part) ?? throw new WorkbookException(ProblemCode.NotAWorkbook);
        try
        {
            using var reader = XmlReader.Create(entry.Open(), Settings);
            return read(reader);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw new WorkbookException(ProblemCode.NotAWorkbook);
        }
    }

    public XElement ReadWhole(string part) => Read(part, reader => XElement.Load(reader));

    /// <summary>By id: the parts that a part refers to, as paths from the root of the package; those outside the file are left out.</summary>
    public Dictionary<string, (string Type, string Part)> Relationships(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var list = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!Has(list))
        {
            return [];
        }

        var found = new Dictionary<string, (string Type, string Part)>(StringComparer.Ordinal);
        foreach (var one in ReadWhole(list).Elements().Where(one => (string?)one.Attribute("TargetMode") != "External"))
        {
            if ((string?)one.Attribute("Id") is { } id && (string?)one.Attribute("Target") is { } target)
            {
                var path = target.StartsWith('/') ? target[1..] : folder + target;
                found[id] = (((string?)one.Attribute("Type") ?? "").Split('/')[^1], path);
            }
        }

        return found;
    }

    public void Dispose() => zip.Dispose();
}
