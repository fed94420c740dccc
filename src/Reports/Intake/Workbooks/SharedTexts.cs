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
                texts.Add(Of(xml, "sharedStrings"));
            }
        }

        return texts;
    }

    /// <summary>All text of the element at hand but how it is pronounced; the reader stands on its end afterwards.</summary>
    /// <param name="where">Of a text that is too long.</param>
    public static string Of(XmlReader xml, string where)
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
                AddPlain(xml, text, where);
            }
            else
            {
                xml.Read();
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>The text of the element at hand, in which there are no others; the reader stands behind it afterwards.</summary>
    /// <param name="where">Of a text that is too long.</param>
    public static string Plain(XmlReader xml, string where)
    {
        var text = new StringBuilder();
        AddPlain(xml, text, where);
        return text.ToString();
    }

    /// <summary>Piece by piece: a text that comments cut into pieces is longer than the way from one tag to the next.</summary>
    private static void AddPlain(XmlReader xml, StringBuilder text, string where)
    {
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                throw new FormatException("An element within a text.");
            }

            if (text.Append(xml.Value).Length > WorkbookLimits.LongestText)
            {
                throw WorkbookPackage.TextTooLong(where);
            }
        }

        xml.Read();
    }

    /// <summary>
    /// "_x000D_" stands for a character that XML cannot hold or would change. What would come to half a character, or to none that text
    /// may have, stays as it is written.
    /// </summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var plain = XmlConvert.DecodeName(text);
        return IsText(plain) ? plain : text;
    }

    private static bool IsText(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\uFFFE' or '\uFFFF' || (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at++)))
            {
                return false;
            }
        }

        return true;
    }
}
