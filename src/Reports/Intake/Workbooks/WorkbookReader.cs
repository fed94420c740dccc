using System.Globalization;
using System.Xml.Linq;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// Reads an .xlsx with the platform's own zip and XML: every cell with its address, its type and its text as the file has it. The libraries
/// at hand turn numbers into binary ones or hold the whole tree.
/// </summary>
internal static class WorkbookReader
{
    private const string Types = "[Content_Types].xml";
    private const string Macros = "macroEnabled";

    /// <exception cref="WorkbookException">The file is no workbook that can be read.</exception>
    public static Workbook Read(byte[] file)
    {
        using var package = WorkbookPackage.Open(file);
        var (main, workbook) = Main(package);
        var parts = package.Relationships(main);
        var texts = parts.Values.FirstOrDefault(one => one.Type == "sharedStrings").Part is { } shared
            ? package.Read(shared, SharedTexts.Read)
            : [];
        var shown = parts.Values.FirstOrDefault(one => one.Type == "styles").Part is { } styles ? package.Read(styles, xml => Formats.Read(XElement.Load(xml))) : [];
        var sheets = new List<WorkbookSheet>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in Children(workbook, "sheets"))
        {
            var id = sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)?.Value;
            var name = (string?)sheet.Attribute("name");
            if (name is null || id is null || !parts.TryGetValue(id, out var part))
            {
                throw new WorkbookException(ProblemCode.NotAWorkbook);
            }

            if (!names.Add(name))
            {
                throw new WorkbookException(ProblemCode.DuplicateSheet, name);
            }

            if (names.Count > WorkbookLimits.MostSheets)
            {
                throw new WorkbookException(
                    ProblemCode.TooManySheets, null, WorkbookLimits.MostSheets.ToString(CultureInfo.InvariantCulture));
            }

            if (part.Type == "worksheet")
            {
                sheets.Add(package.Read(part.Part, xml => SheetCells.Read(xml, name, texts, shown)));
            }
        }

        return new Workbook(Names(workbook), sheets);
    }

    /// <summary>The workbook's names as <see cref="Read"/> finds them, without looking at a sheet.</summary>
    /// <exception cref="WorkbookException">The file is no workbook; one whose sheets cannot be read has names all the same.</exception>
    public static IReadOnlyDictionary<string, string> ReadNames(byte[] file)
    {
        using var package = WorkbookPackage.Open(file);
        return Names(Main(package).Workbook);
    }

    private static (string Part, XElement Workbook) Main(WorkbookPackage package)
    {
        if (package.Has(Types) && package.ReadWhole(Types).Elements().Any(type => ((string?)type.Attribute("ContentType") ?? "").Contains(Macros, StringComparison.OrdinalIgnoreCase)))
        {
            throw new WorkbookException(ProblemCode.MacroWorkbook);
        }

        var part = package.Relationships("").Values.Where(one => one.Type == "officeDocument").Select(one => one.Part).FirstOrDefault()
            ?? throw new WorkbookException(ProblemCode.NotAWorkbook);
        var workbook = package.ReadWhole(part);
        return workbook.Name.LocalName == "workbook" ? (part, workbook) : throw new WorkbookException(ProblemCode.NotAWorkbook);
    }

    /// <summary>Names for one sheet only, such as what is printed on each page, are not the workbook's.</summary>
    private static Dictionary<string, string> Names(XElement workbook)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Children(workbook, "definedNames").Where(name => name.Attribute("localSheetId") is null))
        {
            var text = name.Value.Trim();
            if ((string?)name.Attribute("name") is { } key && text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            {
                var said = text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);
                names[key] = names.GetValueOrDefault(key, said) == said ? said : throw new WorkbookException(ProblemCode.NotAWorkbook);
            }
        }

        return names;
    }

    private static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name).Elements();

    /// <summary>Which of the file's cell formats show a date or a percentage.</summary>
    private static class Formats
    {
        public static IReadOnlyList<ShownAs> Read(XElement styles)
        {
            var own = Children(styles, "numFmts").DistinctBy(format => (string?)format.Attribute("numFmtId")).ToDictionary(
                format => (string?)format.Attribute("numFmtId") ?? "", format => (string?)format.Attribute("formatCode") ?? "", StringComparer.Ordinal);
            return [.. Children(styles, "cellXfs").Select(format => Shown((string?)format.Attribute("numFmtId") ?? "0", own))];
        }

        private static ShownAs Shown(string id, Dictionary<string, string> own)
        {
            if (own.TryGetValue(id, out var code))
            {
                var letters = Bare(code);
                return letters.Contains('%', StringComparison.Ordinal) ? ShownAs.Percent
                    : letters.IndexOfAny(['d', 'm', 'y', 'h', 's']) >= 0 ? ShownAs.Date
                    : ShownAs.Number;
            }

            // The file format's own numbers: 9 and 10 are percentages; 14 to 22 and 45 to 47 dates and times, 27 to 58 those of East Asia.
            return int.Parse(id, CultureInfo.InvariantCulture) switch
            {
                9 or 10 => ShownAs.Percent,
                (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => ShownAs.Date,
                _ => ShownAs.Number,
            };
        }

        /// <summary>A format without its quoted texts, escaped letters and what stands in brackets, in lower case.</summary>
        private static string Bare(string code)
        {
            var bare = new System.Text.StringBuilder(code.Length);
            for (var at = 0; at < code.Length; at++)
            {
                switch (code[at])
                {
                    case '"':
                        at = code.IndexOf('"', at + 1) is > 0 and var close ? close : code.Length;
                        break;
                    case '[':
                        at = code.IndexOf(']', at + 1) is > 0 and var end ? end : code.Length;
                        break;
                    case '\\' or '_' or '*':
                        at++;
                        break;
                    default:
                        bare.Append(char.ToLowerInvariant(code[at]));
                        break;
                }
            }

            return bare.Replace("general", "").ToString();
        }
    }
}
