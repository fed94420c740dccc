using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// The boxes that comments are shown in. Programs show no comment without its box, which the file format still describes in VML, a
/// language of 1998.
/// </summary>
internal static class CommentShapes
{
    private const int FirstShape = 1025; // where the numbers of a sheet's first drawing begin
    private const int Columns = 3;
    private const int Rows = 7;

    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace X = "urn:schemas-microsoft-com:office:excel";

    public static byte[] Of(IEnumerable<string> addresses) => Encoding.UTF8.GetBytes(new XElement(
        "xml",
        new XAttribute(XNamespace.Xmlns + "v", V),
        new XAttribute(XNamespace.Xmlns + "o", O),
        new XAttribute(XNamespace.Xmlns + "x", X),
        new XElement(O + "shapelayout", new XAttribute(V + "ext", "edit"), new XElement(O + "idmap", new XAttribute(V + "ext", "edit"), new XAttribute("data", "1"))),
        new XElement(
            V + "shapetype",
            new XAttribute("id", "_x0000_t202"),
            new XAttribute("coordsize", "21600,21600"),
            new XAttribute(O + "spt", "202"),
            new XAttribute("path", "m,l,21600r21600,l21600,xe"),
            new XElement(V + "stroke", new XAttribute("joinstyle", "miter")),
            new XElement(V + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(O + "connecttype", "rect"))),
        addresses.Select(Shape)).ToString(SaveOptions.DisableFormatting));

    private static XElement Shape(string address, int index)
    {
        _ = CellPlace.TryParse(address, out var row, out var column);
        // Left column, its offset, top row, its offset, right column, …: from the cell's upper right corner.
        var anchor = FormattableString.Invariant($"{column}, 12, {row - 1}, 4, {column + Columns}, 12, {row - 1 + Rows}, 4");
        return new XElement(
            V + "shape",
            new XAttribute("id", FormattableString.Invariant($"_x0000_s{FirstShape + index}")),
            new XAttribute("type", "#_x0000_t202"),
            new XAttribute("style", "position:absolute;visibility:hidden"),
            new XAttribute("fillcolor", "#ffffe1"),
            new XAttribute(O + "insetmode", "auto"),
            new XElement(V + "fill", new XAttribute("color2", "#ffffe1")),
            new XElement(V + "path", new XAttribute(O + "connecttype", "none")),
            new XElement(V + "textbox", new XAttribute("style", "mso-direction-alt:auto")),
            new XElement(
                X + "ClientData",
                new XAttribute("ObjectType", "Note"),
                new XElement(X + "MoveWithCells"),
                new XElement(X + "SizeWithCells"),
                new XElement(X + "Anchor", anchor),
                new XElement(X + "AutoFill", "False"),
                new XElement(X + "Row", (row - 1).ToString(CultureInfo.InvariantCulture)),
                new XElement(X + "Column", (column - 1).ToString(CultureInfo.InvariantCulture))));
    }
}
