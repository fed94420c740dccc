using System.Security.Cryptography;
using System.Text;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// What a copy with comments says of itself, as the identifier among the properties of its file: that an import made it, and a hash of its
/// cells. Who corrects numbers in the copy makes them differ, and who comments on them there is found, so that no work of anybody is
/// written over.
/// </summary>
internal static class AnnotationMark
{
    private const string Maker = "analytics import ";

    /// <summary>Null for a workbook that cannot be read: its copy is never written over.</summary>
    public static string? Of(byte[] workbook)
    {
        try
        {
            return Of(WorkbookReader.Read(workbook));
        }
        catch (WorkbookException)
        {
            return null;
        }
    }

    /// <summary>Whether a file is a copy that was made of this workbook, at this or another time, and nobody worked in it since.</summary>
    public static bool IsUntouchedCopy(byte[] file, byte[] source)
    {
        try
        {
            var (copy, original) = (WorkbookReader.Read(file), WorkbookReader.Read(source));
            return Identifier(file) == Of(copy) && !PeoplesComments(file).Except(PeoplesComments(source), StringComparer.Ordinal).Any() && copy.Names.OrderBy(name => name.Key, StringComparer.Ordinal)
                .SequenceEqual(original.Names.OrderBy(name => name.Key, StringComparer.Ordinal));
        }
        catch (WorkbookException)
        {
            return false;
        }
    }

    private static string? Identifier(byte[] file)
    {
        using var package = WorkbookPackage.Open(file);
        var properties = package.Relationships("").Values.FirstOrDefault(one => one.Type == "core-properties").Part;
        return properties is null || !package.Has(properties)
            ? null
            : package.ReadWhole(properties).Elements().FirstOrDefault(one => one.Name.LocalName == "identifier")?.Value;
    }

    private static List<string> PeoplesComments(byte[] file)
    {
        using var package = WorkbookPackage.Open(file);
        IEnumerable<string> Related(string part, string type) => package.Relationships(part).Values.Where(one => one.Type == type).Select(one => one.Part);
        return [.. Related("", "officeDocument").SelectMany(book => Related(book, "worksheet")).SelectMany(sheet => Related(sheet, "comments"))
            .SelectMany(part => package.ReadWhole(part).Descendants().Where(one => one.Name.LocalName == "comment"))
            .Select(comment => $"{(string?)comment.Attribute("ref")} {ImportRemarks.Without(comment.Value)}")
            .Where(comment => !comment.EndsWith(' '))];
    }

    private static string Of(Workbook workbook)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in workbook.Sheets.SelectMany(sheet => sheet.Cells))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{cell.Place}\0{cell.IsFormula}\0{cell.Text}\0"));
        }

        return Maker + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
