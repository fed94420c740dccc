using System.Text.RegularExpressions;

namespace Analytics.Reports.Tests.Conventions;

/// <summary>Who may point at whom (DESIGN §3), read from the <c>using</c> lines.</summary>
public sealed partial class DirectionOfDependenciesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Periods"] = [],
        ["Documents"] = [],
        ["Figures"] = ["Periods"],
        ["Audit"] = ["Figures", "Periods"],
        ["Briefings"] = ["Audit", "Documents", "Figures", "Periods"],
        ["Reconciliation"] = ["Briefings", "Documents", "Figures", "Periods"],
        ["Warehouse"] = ["Figures", "Periods"],
        ["Intake"] = ["Audit", "Figures", "Periods", "Warehouse"],
        ["Formats"] = ["Briefings", "Documents"],
        ["Rendering"] = ["Documents", "Figures", "Formats", "Periods"],
    };

    private static readonly string[] DatabaseFolders = ["Warehouse", "Intake"];

    [Fact]
    public void Each_folder_of_Reports_points_only_where_the_design_allows()
    {
        var files = SourceTree.Files("src/Reports", "*.cs").ToArray();
        Assert.NotEmpty(files);
        var wrong =
            from file in files
            let folder = file.Path.Split('/')[2]
            where !folder.EndsWith(".cs", StringComparison.Ordinal)
            from used in OwnNamespaces().Matches(file.Text).Select(match => match.Groups[1].Value)
            where used != folder && !(Allowed.TryGetValue(folder, out var allowed) && allowed.Contains(used))
            select $"{file.Path} uses {used}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_warehouse_and_the_intake_know_the_database()
    {
        var wrong = SourceTree.Files("src/Reports", "*.cs")
            .Where(file => DatabaseUsing().IsMatch(file.Text) && !DatabaseFolders.Contains(file.Path.Split('/')[2]))
            .Select(file => file.Path);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Reports_never_points_at_the_worker()
    {
        var wrong = SourceTree.Files("src/Reports", "*.cs")
            .Where(file => file.Text.Contains("using Analytics.Worker", StringComparison.Ordinal))
            .Select(file => file.Path);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_its_own_folder_knows_the_job_engine()
    {
        var knowing = SourceTree.Files("src", "*.cs").Where(file => EngineUsing().IsMatch(file.Text)).Select(file => file.Path).ToArray();
        Assert.NotEmpty(knowing);
        Assert.All(knowing, path => Assert.StartsWith("src/Worker/Scheduling/Quartz/", path, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^using (?:static )?(?:global::)?Quartz\b", RegexOptions.Multiline)]
    private static partial Regex EngineUsing();

    [GeneratedRegex(@"^using (?:static )?Analytics\.Reports\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex OwnNamespaces();

    [GeneratedRegex(@"^using (?:static )?(Npgsql|Dapper)\b", RegexOptions.Multiline)]
    private static partial Regex DatabaseUsing();
}
