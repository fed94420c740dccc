using System.Text;
using System.Xml;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>The texts that cells refer to by number, and the texts that stand in a cell: plain, or in runs of different looks.</summary>
internal static class SharedTexts
{
    public static IReadOnlyList<string> Read(XmlReader xml)
    {
        var texts = new List<string>();
        xml.MoveToContent();
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                texts.Add(Of(xml));
            }
        }

        return texts;
    }

    /// <summary>All text of the element at hand but how it is pronounced; the reader stands on its end afterwards.</summary>
    public static string Of(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (text, depth) = (new StringBuilder(), xml.Depth);
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Skip();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text.Append(xml.ReadElementContentAsString());
            }
            else
            {
                xml.Read();
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>"_x000D_" stands for a character that XML cannot hold or would change.</summary>
    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
}
