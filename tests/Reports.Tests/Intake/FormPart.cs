using System.IO.Compression;

namespace Analytics.Reports.Tests.Intake;

/// <summary>Changes the XML of one part of a workbook, as no program would.</summary>
internal static class FormPart
{
    public static byte[] Replace(byte[] workbook, string part, string from, string to) => Rewrite(workbook, part, xml =>
    {
        Assert.Contains(from, xml, StringComparison.Ordinal);
        return xml.Replace(from, to, StringComparison.Ordinal);
    });

    public static byte[] Rewrite(byte[] workbook, string part, Func<string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            string xml;
            using (var reader = new StreamReader(zip.GetEntry(part)!.Open()))
            {
                xml = change(reader.ReadToEnd());
            }

            zip.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(xml);
        }

        return file.ToArray();
    }
}
