using System.Text;
using Analytics.Reports.Intake;

namespace Analytics.Reports.Tests.Intake;

public sealed class SourceFinderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sources-");
    private readonly ProblemList problems = new(Importer.MostProblems);

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void In_a_folder_other_names_are_skipped_and_named_and_another_csv_is_refused()
    {
        Make("units.csv", "terms.csv", "README.md", "btc.xlsx", "~$btc.xlsx", "other.csv", "Units.CSV");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "series"));

        var sources = SourceFinder.Find([folder.FullName], problems);

        Assert.Equal(["terms.csv", "units.csv"], sources.Files.Select(file => file.Name));
        Assert.Equal(["btc.xlsx"], sources.Workbooks.Select(file => file.Name));
        Assert.Equal(["README.md", "series/", "~$btc.xlsx"], sources.SkippedNames.Order(StringComparer.Ordinal));
        Assert.Equal(["Units.CSV", "other.csv"], problems.InOrder().Select(problem => problem.File));
        Assert.All(problems.InOrder(), problem => Assert.Contains("observations.csv", problem.Message("vi"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("figures.xls", "not_a_data_file")]
    [InlineData("figures.txt", "not_a_data_file")]
    public void A_file_of_another_name_is_refused(string name, string code)
    {
        Make(name);
        SourceFinder.Find([At(name)], problems);

        var problem = Assert.Single(problems.InOrder());
        Assert.Equal((code, name), (problem.Code.Text(), problem.File));
    }

    [Fact]
    public void A_path_that_is_not_there_and_a_folder_without_data_are_refused()
    {
        SourceFinder.Find([folder.FullName], problems);
        SourceFinder.Find([At("absent.csv")], problems);

        Assert.Equal([ProblemCode.NothingToImport, ProblemCode.PathMissing], problems.InOrder().Select(problem => problem.Code));
    }

    [Fact]
    public void A_file_named_twice_is_read_once_and_two_files_of_one_name_are_told_apart()
    {
        Make("units.csv");
        Directory.CreateDirectory(At("phường"));
        File.WriteAllText(At("phường/units.csv"), "code,name_vi,kind\n");

        var sources = SourceFinder.Find([At("units.csv"), folder.FullName, At("phường")], problems);

        Assert.Equal([At("units.csv"), At("phường/units.csv")], sources.Files.Select(file => file.Name));
    }

    [Fact]
    public void Two_names_that_differ_only_in_how_marks_are_encoded_are_told_apart_by_their_folders_or_refused()
    {
        var (composed, decomposed) = ("phường.xlsx".Normalize(NormalizationForm.FormC), "phường.xlsx".Normalize(NormalizationForm.FormD));
        Directory.CreateDirectory(At("a"));
        Directory.CreateDirectory(At("b"));
        Make(composed, decomposed, "a/" + composed, "b/" + decomposed);

        Assert.Equal(
            [At("a/" + composed), At("b/" + composed)], SourceFinder.Find([At("a"), At("b")], problems).Workbooks.Select(file => file.Name));
        Assert.Empty(problems.InOrder());

        SourceFinder.Find([folder.FullName], problems);
        var problem = Assert.Single(problems.InOrder());
        Assert.Equal((ProblemCode.SameName, At(composed)), (problem.Code, problem.File));
        Assert.Contains("rename one", problem.Message("en"), StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Make(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            File.WriteAllText(At(name), "x");
        }
    }
}
