namespace Analytics.Reports.Rendering.Pdf;

/// <summary>One standard a file: what is stored is PDF/A-2a; that the same document also passes as PDF/UA-1 is a test.</summary>
internal enum PdfStandard
{
    A2a,
    Ua1,
}
