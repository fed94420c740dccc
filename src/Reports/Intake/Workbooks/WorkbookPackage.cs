using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// The zip around a workbook: gives its parts as XML that can name no entity and no other file. Every reading of a part goes through
/// here, and every part is walked through once, holding nothing, before anything is made of it.
/// </summary>
internal sealed class WorkbookPackage : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = WorkbookLimits.MostRead,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private static readonly XmlReaderSettings Walking = Settings.Clone();

    static WorkbookPackage() => Walking.CloseInput = false;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly long mostRead;
    private readonly int mostNodes;
    private long bytesLeft;
    private int nodesLeft;

    private WorkbookPackage(ZipArchive zip, Dictionary<string, ZipArchiveEntry> parts, long mostRead, int mostNodes)
    {
        (this.zip, this.parts) = (zip, parts);
        (bytesLeft, nodesLeft) = (this.mostRead, this.mostNodes) = (mostRead, mostNodes);
    }

    /// <exception cref="WorkbookException">It is no zip, or one that breaks a limit.</exception>
    public static WorkbookPackage Open(byte[] file, long mostRead = WorkbookLimits.MostRead, int mostNodes = WorkbookLimits.MostNodes)
    {
        var (zip, parts) = WorkbookZip.Open(file);
        return new WorkbookPackage(zip, parts, mostRead, mostNodes);
    }

    public static WorkbookException TextTooLong(string where) =>
        new(ProblemCode.TextTooLong, where, WorkbookLimits.LongestText.ToString(CultureInfo.InvariantCulture));

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Reads a part from beginning to end.</summary>
    /// <exception cref="WorkbookException">The part is missing, breaks a limit or is no XML.</exception>
    public T Read<T>(string part, Func<XmlReader, T> read)
    {
        var entry = parts.GetValueOrDefault(part) ?? throw new WorkbookException(ProblemCode.NotAWorkbook);
        try
        {
            Walk(entry);
            using var reader = XmlReader.Create(entry.Open(), Settings);
            return read(reader);
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw new WorkbookException(ProblemCode.NotAWorkbook);
        }
    }

    public XElement ReadWhole(string part) => Read(part, reader => XElement.Load(reader));

    /// <summary>Walks through every part that is XML, for a library that reads whole files and knows no limits.</summary>
    public void CheckAll()
    {
        foreach (var part in parts.Keys.Where(part => Path.GetExtension(part).ToLowerInvariant() is ".xml" or ".rels" or ".vml"))
        {
            _ = Read(part, _ => true);
        }
    }

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
                found[id] = (((string?)one.Attribute("Type") ?? "").Split('/')[^1], Resolve(folder, target));
            }
        }

        return found;
    }

    public void Dispose() => zip.Dispose();

    /// <summary>"../styles.xml" from "xl/worksheets/" is "xl/styles.xml".</summary>
    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target[1..] : folder + target).Split('/'))
        {
            if (step == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private void Walk(ZipArchiveEntry part)
    {
        if ((bytesLeft -= part.Length) < 0)
        {
            throw new WorkbookException(ProblemCode.UnpacksTooLarge, part.FullName, WorkbookZip.Megabytes(mostRead));
        }

        using var stream = new PartStream(part);
        try
        {
            using var reader = XmlReader.Create(stream, Walking);
            while (reader.Read())
            {
                if (reader.Depth > WorkbookLimits.Deepest)
                {
                    throw new WorkbookException(ProblemCode.TooDeep, part.FullName, Text(WorkbookLimits.Deepest));
                }

                if (reader.NodeType == XmlNodeType.Element && (nodesLeft -= 1 + reader.AttributeCount) < 0)
                {
                    throw new WorkbookException(ProblemCode.TooManyNodes, part.FullName, Text(mostNodes));
                }
            }

            stream.Finish();
        }
        catch (XmlException) when (stream.DeclaresDocumentType)
        {
            throw new WorkbookException(ProblemCode.DocumentType, part.FullName);
        }
        catch (XmlException)
        {
            stream.Finish(); // perhaps it is no XML because something of it is missing
            throw;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
