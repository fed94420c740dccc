using System.Text.RegularExpressions;

namespace Analytics.Reports.Tests.Conventions;

/// <summary>SQL lives in files: one statement a file, one caller a statement (STYLE §2).</summary>
public sealed partial class StatementsTests
{
    [Fact]
    public void Every_statement_has_exactly_one_caller_and_every_call_a_statement()
    {
        var code = SourceTree.Files("src", "*.cs").ToArray();
        var statements = SourceTree.Files("sql/queries", "*.sql")
            .Select(file => file.Path["sql/queries/".Length..^".sql".Length])
            .ToHashSet(StringComparer.Ordinal);
        var mentions = code
            .SelectMany(file => Names().Matches(file.Text).Select(match => match.Groups[1].Value))
            .Where(statements.Contains)
            .Order(StringComparer.Ordinal);
        Assert.Equal(statements.Order(StringComparer.Ordinal), mentions);
        Assert.All(
            code.SelectMany(file => Calls().Matches(file.Text).Select(match => match.Groups[1].Value)),
            name => Assert.Contains(name, statements));
    }

    [Fact]
    public void Every_statement_opens_with_a_comment_and_names_its_columns()
    {
        var wrong = SourceTree.Files("sql/queries", "*.sql")
            .Where(file => !file.Text.StartsWith("-- ", StringComparison.Ordinal) || AllColumns().IsMatch(file.Text))
            .Select(file => file.Path);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_statement_is_written_in_code()
    {
        var wrong = SourceTree.Files("src", "*.cs")
            .Where(file => StatementInCode().IsMatch(file.Text))
            .Select(file => file.Path);
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"""([a-z_]+/[a-z_]+)""")]
    private static partial Regex Names();

    [GeneratedRegex("""Sql\.Query\("([^"]+)"\)""")]
    private static partial Regex Calls();

    [GeneratedRegex(@"\bselect\s+(\w+\.)?\*", RegexOptions.IgnoreCase)]
    private static partial Regex AllColumns();

    [GeneratedRegex("""(?<!/// .*)"\s*(select|insert into|update|delete from)\s+[a-z_.]+\s""")]
    private static partial Regex StatementInCode();
}
