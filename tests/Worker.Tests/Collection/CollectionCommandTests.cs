using System.Text.Json;
using Analytics.Worker.Collection;
using Analytics.Worker.Commands;
using Analytics.Worker.Sample;
using Analytics.Worker.Tests.Commands;

namespace Analytics.Worker.Tests.Collection;

/// <summary><c>collection</c> on the sample town.</summary>
[Collection("database")]
public sealed class CollectionCommandTests(DatabaseFixture database)
{
    [Fact]
    public async Task It_says_who_has_sent_what_and_when_for_the_period_that_the_quarter_lies_in()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        using var folder = new ScratchFolder();
        var run = await CommandRun.RunAsync(
            folder.Path, database.EnvironmentOf(warehouse), "collection", "--series", SampleTown.NineMonths, "--quarter", "2023-Q2", "--json");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Messages));
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(
            ["series", "committee", "quarter", "period", "as_of", "deadline", "is_over", "due", "received", "part", "missing", "late", "units"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("2023-9M", "2023-09-15", true), (root.GetProperty("period").GetString(), root.GetProperty("deadline").GetString(), root.GetProperty("is_over").GetBoolean()));
        Assert.Equal((12, 12, 0), (root.GetProperty("due").GetInt32(), root.GetProperty("received").GetInt32(), root.GetProperty("missing").GetInt32()));
        var late = Assert.Single(root.GetProperty("units").EnumerateArray(), unit => unit.GetProperty("late").GetBoolean());
        Assert.Equal("reported", late.GetProperty("state").GetString());
        Assert.StartsWith("2023-09-18T", late.GetProperty("complete_at").GetString(), StringComparison.Ordinal);
        Assert.All(late.GetProperty("fields").EnumerateArray(), field => Assert.Equal(field.GetProperty("expected").GetInt32(), field.GetProperty("present").GetInt32()));

        // As it stood before the late one came, in words.
        var reader = new CollectionReader(warehouse.Reader);
        var before = await reader.ReadQuarterAsync(SampleTown.NineMonths, null, "2023-Q3", new(2023, 9, 16, 0, 0, 0, TimeSpan.FromHours(7)), default);
        var missing = Assert.Single(before.Sheet.Units, unit => unit.CompleteAt is null);
        Assert.Equal("gửi chưa đủ, quá hạn", CollectionWording.State(missing, before.IsOver).Vi);
        Assert.Contains(missing.Fields, field => field.Missing.Count > 0);

        var fourth = await Assert.ThrowsAsync<BadInputException>(() => reader.ReadQuarterAsync(SampleTown.NineMonths, null, "2023-Q4", DateTimeOffset.UtcNow, default));
        Assert.Contains("nine months are the first three quarters of a year", fourth.Message, StringComparison.Ordinal);
        var none = await Assert.ThrowsAsync<BadInputException>(() => reader.ReadQuarterAsync(SampleTown.Term, null, "1999-Q4", DateTimeOffset.UtcNow, default));
        Assert.Contains("is in no term of terms.csv", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_for_people_and_a_wrong_quarter_is_said()
    {
        var warehouse = await database.CreateDatabaseAsync();
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, CancellationToken.None);
        using var folder = new ScratchFolder();
        var environment = database.EnvironmentOf(warehouse);
        var table = await CommandRun.RunAsync(folder.Path, environment, "collection", "--series", SampleTown.NineMonths, "--quarter", "2023-Q3");
        Assert.Equal(ExitCode.Done, table.ExitCode);
        Assert.Contains("9 tháng năm 2023 (2023-9M), hạn gửi 15/09/2023", table.Output, StringComparison.Ordinal);
        Assert.Contains("Phải gửi 12, đã gửi đủ 12, gửi chưa đủ 0, chưa gửi 0, gửi chậm 1.", table.Output, StringComparison.Ordinal);

        var english = await CommandRun.RunAsync(folder.Path, environment, "collection", "--series", SampleTown.NineMonths, "--quarter", "2023-Q3", "--lang", "en");
        Assert.Contains("(2023-9M), deadline 2023-09-15", english.Output, StringComparison.Ordinal);
        Assert.Contains("Last received", english.Output, StringComparison.Ordinal);
        Assert.Contains("Due 12, reported 12, reported in part 0, not reported 0, late 1.", english.Output, StringComparison.Ordinal);

        var wrong = await CommandRun.RunAsync(folder.Path, environment, "collection", "--series", SampleTown.NineMonths, "--quarter", "2023-9M");
        Assert.Equal((ExitCode.BadInput, ""), (wrong.ExitCode, wrong.Output));
        Assert.Contains("`2023-9M` is not a quarter; write it like 2023-Q1.", wrong.Messages, StringComparison.Ordinal);
    }
}
