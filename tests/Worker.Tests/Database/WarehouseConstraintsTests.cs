using System.Text;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Database;

[Collection("database")]
public sealed class WarehouseConstraintsTests(DatabaseFixture databases)
{
    [Theory]
    [InlineData("flow", "123456789012345678.123456", null)]
    [InlineData("flow", null, null)]
    [InlineData("milestone", "1", null)]
    [InlineData("milestone", "2", "milestone_is_0_or_1")]
    [InlineData("milestone", "0.5", "milestone_is_0_or_1")]
    [InlineData("percent", "-1", "percent_is_not_negative")]
    [InlineData("ratio", "1", "observations_kind_check")]
    [InlineData("count", "1", "observations_kind_check")]
    public async Task An_observation_keeps_the_rules_of_its_kind(string kind, string? value, string? broken) =>
        await HoldsAsync(broken,
            """
            insert into warehouse.observations (unit, indicator, quarter, kind, value, qualifier, status, recorded_at, submission)
            values ('btc', 'a05', '2023-Q1', @kind, @value::numeric, 'exact', 'final', now(), 1)
            """,
            new { kind, value });

    [Theory]
    [InlineData("0.333333", null)]
    [InlineData("1", null)]
    [InlineData("0", "successions_weight_check")]
    [InlineData("1.000001", "successions_weight_check")]
    [InlineData("0.3333333", "successions_weight_check")]
    public async Task A_weight_is_above_0_up_to_1_with_at_most_six_decimals(string weight, string? broken) =>
        await HoldsAsync(broken,
            """
            with s as (
              insert into warehouse.submissions (recorded_at, submitted_by, rows_read, rows_stored) values (now(), 'test', 1, 1) returning submission
            )
            insert into warehouse.successions (predecessor, successor, effective, weight, recorded_at, submission)
            select 'a', 'b', '2024-Q1', @weight::numeric, now(), submission from s
            """,
            new { weight });

    [Theory]
    [InlineData(NormalizationForm.FormC, null)]
    [InlineData(NormalizationForm.FormD, "words_check")]
    public async Task Text_is_composed_Unicode(NormalizationForm form, string? broken) =>
        await HoldsAsync(broken,
            "insert into warehouse.submissions (recorded_at, submitted_by, rows_read, rows_stored) values (now(), @name, 1, 1)",
            new { name = "Ban Tổ chức Thị ủy".Normalize(form) });

    [Theory]
    [InlineData("btc", "2023-Q1", null)]
    [InlineData("BTC", "2023-Q1", "code_check")]
    [InlineData("btc\n", "2023-Q1", "code_check")]
    [InlineData("btc", "2023-Q5", "quarter_check")]
    public async Task Codes_and_quarters_have_their_form(string unit, string quarter, string? broken) =>
        await HoldsAsync(broken,
            """
            insert into warehouse.observations (unit, indicator, quarter, kind, value, qualifier, status, recorded_at, submission)
            values (@unit, 'a05', @quarter, 'flow', 1, 'exact', 'final', now(), 1)
            """,
            new { unit, quarter });

    private async Task HoldsAsync(string? brokenConstraint, string statement, object parameters)
    {
        await using var warehouse = await databases.CreateDatabaseAsync();
        await using var connection = await warehouse.App.OpenConnectionAsync();
        await connection.ExecuteAsync("select warehouse.add_year(2023)");
        if (brokenConstraint is null)
        {
            Assert.Equal(1, await connection.ExecuteAsync(statement, parameters));
            return;
        }

        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(statement, parameters));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
        Assert.Equal(brokenConstraint, refused.ConstraintName);
    }
}
