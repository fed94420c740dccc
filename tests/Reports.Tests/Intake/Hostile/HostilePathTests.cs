using System.Diagnostics;
using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Intake.Template;

namespace Analytics.Reports.Tests.Intake.Hostile;

/// <summary>What else than a file may stand where a file is named.</summary>
public sealed class HostilePathTests : IDisposable
{
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hostile-");

    [Fact]
    public async Task A_link_to_a_workbook_is_that_workbook()
    {
        await File.WriteAllBytesAsync(At("một.xlsx"), HostileBook.Filled);
        File.CreateSymbolicLink(At("hai.xlsx"), At("một.xlsx"));
        Assert.Equal(HostileBook.Rows.Split('\n').Length, (await ReadAsync("hai.xlsx")).Rows);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_cannot_be_read()
    {
        File.CreateSymbolicLink(At("x.xlsx"), At("y.xlsx"));
        Assert.Equal((0, "unreadable"), await ReadAsync("x.xlsx"));
    }

    [Fact]
    public async Task A_device_without_end_is_refused()
    {
        File.CreateSymbolicLink(At("x.xlsx"), "/dev/zero");
        Assert.Equal((0, "not_a_workbook"), await ReadAsync("x.xlsx"));
        File.CreateSymbolicLink(At("units.csv"), "/dev/zero");
        Assert.Equal("empty_file", await ReadCsvAsync("units.csv"));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_nobody_waits_for_what_comes_out_of_it()
    {
        MakePipe(At("x.xlsx"));
        MakePipe(At("units.csv"));
        File.CreateSymbolicLink(At("terms.csv"), At("units.csv"));
        Assert.Equal((0, "not_a_workbook"), await Task.Run(() => ReadAsync("x.xlsx")).WaitAsync(Hanging));
        Assert.Equal("empty_file", await Task.Run(() => ReadCsvAsync("units.csv")).WaitAsync(Hanging));
        Assert.Equal("empty_file", await Task.Run(() => ReadCsvAsync("terms.csv")).WaitAsync(Hanging));
    }

    [Fact]
    public async Task A_workbook_beyond_twenty_megabytes_is_not_read()
    {
        using (var file = File.Create(At("x.xlsx")))
        {
            file.SetLength(20_000_001);
        }

        Assert.Equal((0, "workbook_too_large"), await ReadAsync("x.xlsx"));
    }

    [Fact]
    public void A_folder_named_like_a_workbook_is_a_folder()
    {
        Directory.CreateDirectory(At("x.xlsx"));
        var problems = new ProblemList(Importer.MostProblems);
        Assert.Equal(["x.xlsx/"], SourceFinder.Find([folder.FullName], problems).SkippedNames);
        Assert.Equal("nothing_to_import", Assert.Single(problems.InOrder()).Code.Text());

        File.WriteAllBytes(At("x.xlsx/một.xlsx"), HostileBook.Filled);
        Assert.Equal("một.xlsx", Assert.Single(SourceFinder.Find([At("x.xlsx")], new ProblemList(1)).Workbooks).Name);
    }

    /// <summary>Whoever opens one to read waits until another opens it to write.</summary>
    internal static void MakePipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private async Task<string> ReadCsvAsync(string name)
    {
        var problems = new ProblemList(Importer.MostProblems);
        var csv = new CsvFile(new Source(0, name, At(name), DataFiles.Find(name)!), false, ReadFile.Latest, problems);
        Assert.False(await csv.ReadAsync(_ => Assert.Fail("Nothing can be read."), CancellationToken.None));
        Assert.Null(csv.Sha256);
        return Assert.Single(problems.InOrder()).Code.Text();
    }

    private async Task<(int Rows, string? Problem)> ReadAsync(string name)
    {
        var problems = new ProblemList(Importer.MostProblems);
        var form = await FormFile.ReadAsync(
            new WorkbookSource(0, name, At(name)), SampleForm.Known, (_, _) => Task.FromResult<EarlierSubmission?>(null), problems, CancellationToken.None);
        return (form.Rows.Count, problems.InOrder().SingleOrDefault()?.Code.Text());
    }
}
