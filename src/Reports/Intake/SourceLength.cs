namespace Analytics.Reports.Intake;

/// <summary>
/// Looks at a file before it is opened: opening a pipe waits until somebody writes to it, and a device may have no end. Both have no length.
/// </summary>
internal static class SourceLength
{
    /// <summary>Bytes, of what a link leads to; 0 for an empty file and for what is none.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static long Of(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
}
