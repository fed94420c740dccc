using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Worker.Desk.Layout;

namespace Analytics.Worker.Desk.Collection;

/// <summary>
/// What a browser sent, as files of a folder that is this process's alone and gone with this object. On the disk they have names of our own: the
/// sender's name is a label, which says nothing but which data file a CSV is.
/// </summary>
internal sealed class UploadedFiles : IDisposable
{
    public const int Most = 30;
    private const int LongestName = 120;
    private const string Workbook = ".xlsx";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-upload-");
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Paths => [.. names.Keys];

    /// <summary>By path.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    /// <param name="workbooksOnly">Every file is taken for a workbook, whatever it is called.</param>
    public static async Task<UploadedFiles> SaveAsync(IReadOnlyList<IFormFile> files, bool workbooksOnly, CancellationToken cancelled)
    {
        var saved = new UploadedFiles();
        try
        {
            foreach (var (index, file) in files.Index())
            {
                await saved.AddAsync(index, file, workbooksOnly, cancelled);
            }

            return saved;
        }
        catch
        {
            saved.Dispose();
            throw;
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>The last part of a name, as one line, not endless; what it is called when nothing is left.</summary>
    internal static string Label(string sent)
    {
        var last = Typed.Line(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..], int.MaxValue).Trim('.', ' ');
        var stem = last.EndsWith(Workbook, StringComparison.OrdinalIgnoreCase) ? last[..^Workbook.Length].TrimEnd('.', ' ') : last;
        return (stem.Length == 0 ? "bang-tinh" : Typed.Line(stem, LongestName)) + Workbook;
    }

    private async Task AddAsync(int index, IFormFile file, bool workbooksOnly, CancellationToken cancelled)
    {
        var sent = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var data = workbooksOnly ? null : DataFiles.Find(sent);
        var isOtherCsv = !workbooksOnly && data is null && sent.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var place = folder.CreateSubdirectory(index.ToString(CultureInfo.InvariantCulture)).FullName;
        var path = Path.Combine(place, data?.Name ?? (isOtherCsv ? "unknown.csv" : "workbook" + Workbook));
        await using (var output = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
        {
            await file.CopyToAsync(output, cancelled);
        }

        var label = data?.Name ?? (isOtherCsv ? Typed.Line(sent, LongestName) : Label(sent));
        names.Add(path, Unused(label));
    }

    /// <summary>Two files of one submission are told apart by name.</summary>
    private string Unused(string label)
    {
        var (stem, end) = (Path.GetFileNameWithoutExtension(label), Path.GetExtension(label));
        var (found, copy) = (label, 1);
        while (names.ContainsValue(found))
        {
            found = string.Create(CultureInfo.InvariantCulture, $"{stem} ({++copy}){end}");
        }

        return found;
    }
}
