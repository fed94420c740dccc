namespace Analytics.Reports.Intake.Workbooks;

/// <summary>
/// How large a workbook may be, all in one place. A template with every cell filled in has a hundred kilobytes, unpacked two million
/// bytes, and some ten thousand cells: every limit leaves it room ten times over, and what stays within all of them is read in under two
/// seconds and two hundred megabytes. The sentences of the refusals say these numbers.
/// </summary>
internal static class WorkbookLimits
{
    /// <summary>Bytes of the file: the only thing known before anything is read.</summary>
    public const int LargestFile = 20_000_000;

    /// <summary>Files in the zip; a workbook has a few dozen. Each costs memory before one byte of it is unpacked.</summary>
    public const int MostParts = 1_000;

    /// <summary>Bytes of all parts unpacked, as the zip declares them; pictures are among them, which nothing here unpacks.</summary>
    public const long LargestUnpacked = 100_000_000;

    /// <summary>How many times smaller a part may be packed. Sheets reach 30; zeros, 1 000.</summary>
    public const int TightestPacking = 200;

    /// <summary>Bytes unpacked; below it even the tightest packing does no harm.</summary>
    public const long SmallPart = 1_000_000;

    /// <summary>Bytes of the XML that is unpacked and read, all parts together.</summary>
    public const long MostRead = 32_000_000;

    /// <summary>Elements and attributes of all parts that are read; a cell has about five.</summary>
    public const int MostNodes = 600_000;

    /// <summary>As <see cref="MostRead"/>, of a workbook that a copy with comments is made of: that is held as objects, and written again.</summary>
    public const long MostAnnotated = 10_000_000;

    /// <summary>As <see cref="MostNodes"/>, likewise.</summary>
    public const int MostNodesAnnotated = 200_000;

    /// <summary>Elements within elements; sheets have fewer than ten. Without it, reading runs out of stack.</summary>
    public const int Deepest = 64;

    /// <summary>
    /// Bytes from one tag to the next: the longest text of a cell, every letter of it escaped. Also bounds how many attributes a tag has,
    /// which are held all at once.
    /// </summary>
    public const int LongestTag = 300_000;

    /// <summary>Characters of a cell's text, as the file format has it.</summary>
    public const int LongestText = 32_767;

    /// <summary>Sheets; a template has one for each field of its series and three more.</summary>
    public const int MostSheets = 200;
}
