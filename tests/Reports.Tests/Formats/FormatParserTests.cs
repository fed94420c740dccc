using Analytics.Reports.Formats;
using Analytics.Reports.Rendering.Pdf;

namespace Analytics.Reports.Tests.Formats;

public sealed class FormatParserTests
{
    [Fact]
    public void The_shipped_forms_are_the_partys_and_the_states()
    {
        Assert.Equal(["party", "state"], RendererFolder.Formats(null).Codes);
        Assert.Null(RendererFolder.Formats(null).Find("doan"));
    }

    [Theory]
    [InlineData("size: 14                                                  #", "size: 8 #", "text.size '8' must be in points from 12 to 16")]
    [InlineData("left: 30", "left: 3cm", "page.left '3cm' must be in millimetres from 15 to 40")]
    [InlineData("left_share: 42", "left_share: 90", "header.left_share '90' must be in percent from 20 to 80")]
    [InlineData("size: 14, bold: true}                            # 13", "size: 14, bold: yes} #", "header.issuer.bold 'yes' does not exist; accepted: true, false.")]
    [InlineData("end_mark: \".\"", "end_mark: \"!\"", "end_mark '!' does not exist; accepted: ., ./..")]
    [InlineData("prefix: T/M", "prefix: TM", "signature.prefix 'TM' does not exist; accepted: T/M, TM..")]
    [InlineData("number: \"I-\"", "number: \"*\"", "'*' does not exist; accepted: I., I-, A., 1., 1), a), a..")]
    [InlineData("name_en: Party document\n", "", "The key 'name_en' is missing in the profile")]
    [InlineData("name_en: Party document", "name_en: Party document\ncolour: red", "Unknown key 'colour' in the profile")]
    [InlineData("beside: mark", "beside: [mark]", "header.date.beside must be one of mark, number, but a list was found.")]
    [InlineData("after_least: 3.6", "after_least: 8", "text.after_least must be at most text.after.")]
    [InlineData("from_top: 10", "from_top: 18", "page_number.from_top with the number's height must be within page.top")]
    [InlineData("  - {number: \"a)\", size: 14, bold: true}\n", "", "headings must be a list of 3 entries")]
    public void A_fault_is_named_with_what_is_accepted(string from, string to, string expected)
    {
        Assert.Contains(from, ShippedProfiles.PartyText, StringComparison.Ordinal);
        var (profile, problems) = FormatParser.Parse(ShippedProfiles.PartyText.Replace(from, to, StringComparison.Ordinal), "mttq.yaml");
        Assert.Null(profile);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Contains(expected, problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_may_not_stand_closer_than_their_letters_are_high()
    {
        var yaml = ShippedProfiles.PartyText.Replace("pitch: 18", "pitch: 14", StringComparison.Ordinal).Replace(
            "size: 14                                                  #", "size: 15 #", StringComparison.Ordinal);
        Assert.Contains("text.pitch must be at least text.size", Assert.Single(FormatParser.Parse(yaml, "mttq.yaml").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_come_at_once_in_the_order_of_the_file_with_line_and_column()
    {
        var yaml = ShippedProfiles.PartyText
            .Replace("top: 20", "top: 200", StringComparison.Ordinal)
            .Replace("list_size: 12", "list_size: x", StringComparison.Ordinal)
            .Replace("signature:", "signatures:", StringComparison.Ordinal);
        var problems = FormatParser.Parse(yaml, "mttq.yaml").Problems;
        Assert.Equal(4, problems.Count);
        Assert.Equal(problems.Select(problem => problem.Line).Order(), problems.Select(problem => problem.Line));
        Assert.All(problems, problem => Assert.Matches(@"^mttq\.yaml:\d+:\d+: ", problem.ToString()));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("- a", "the profile must be a mapping")]
    [InlineData("a: [", "not readable as YAML")]
    public void A_file_that_is_no_profile_is_refused_with_a_sentence(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Single(FormatParser.Parse(yaml, "mttq.yaml").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void The_files_name_is_the_code_and_must_be_one() => Assert.Contains(
        "'Mặt trận' is not a code", Assert.Single(FormatParser.Parse(ShippedProfiles.PartyText, "Mặt trận.yaml").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Faults_of_the_operators_folders_are_all_said_by_the_settings()
    {
        var folder = Directory.CreateTempSubdirectory("an-");
        try
        {
            var options = new RendererOptions { Profiles = folder.FullName, Fonts = folder.FullName };
            Assert.Collection(
                options.Problems(),
                problem => Assert.StartsWith($"Renderer:Profiles: The folder '{folder.FullName}' holds no file that ends in .yaml", problem, StringComparison.Ordinal),
                problem => Assert.StartsWith($"Renderer:Fonts: the folder '{folder.FullName}' holds 0 files that end in .ttf", problem, StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder.FullName, "a.yaml"), "name_vi: 1");
            File.WriteAllText(Path.Combine(folder.FullName, "b.yaml"), "");
            Assert.Contains(options.Problems(), problem => problem.Contains("a.yaml:1:1: The key 'page' is missing", StringComparison.Ordinal));
            Assert.Contains(options.Problems(), problem => problem.Contains("b.yaml:1:1: The file is empty", StringComparison.Ordinal));
            var missing = new RendererOptions { Profiles = "/no/such", Fonts = "/no/such" }.Problems().ToList();
            Assert.Equal(2, missing.Count);
            Assert.All(missing, problem => Assert.Contains("/no/such", problem, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_operators_file_wins_over_the_shipped_one_of_the_same_name_and_changes_the_template_version()
    {
        var folder = Directory.CreateTempSubdirectory("an-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "party.yaml"), ShippedProfiles.PartyText.Replace("pitch: 18", "pitch: 20", StringComparison.Ordinal));
            var (shipped, own) = (new Renderer(new RendererOptions()), new Renderer(new RendererOptions { Profiles = folder.FullName }));
            Assert.NotEqual(shipped.TemplateVersion("party"), own.TemplateVersion("party"));
            Assert.Equal(shipped.TemplateVersion("state"), own.TemplateVersion("state"));
            Assert.Contains("there are party, state", Assert.Throws<RendererException>(() => own.TemplateVersion("doan")).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
