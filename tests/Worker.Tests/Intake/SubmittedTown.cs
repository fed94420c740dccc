using Analytics.Reports.Intake;
using Analytics.Reports.Intake.Submissions;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Collection;
using Analytics.Worker.Tests.Scheduling;
using Dapper;

namespace Analytics.Worker.Tests.Intake;

/// <summary>The small town, imported, and what is submitted, withdrawn and told after that, an hour later each.</summary>
internal sealed class SubmittedTown : IDisposable
{
    private readonly Town town;
    private int hours;

    private SubmittedTown(WarehouseConnections warehouse) => town = new Town(warehouse);

    public static Actor Clerk { get; } = Actor.AtCommandLine("văn thư");

    public Town Town => town;

    public WarehouseConnections Warehouse => town.Warehouse;

    public SubmissionReader Reader => new(Warehouse.Reader);

    public TimeProvider Clock => new Clock(Town.Now.AddHours(++hours));

    public static async Task<SubmittedTown> CreateAsync(DatabaseFixture database)
    {
        var submitted = new SubmittedTown(await database.CreateDatabaseAsync());
        Assert.Equal(1, (await submitted.town.ImportAsync()).Submission);
        return submitted;
    }

    /// <summary>One data file by itself.</summary>
    public async Task<ImportResult> SendAsync(string name, string header, params string[] rows)
    {
        town.Write(name, header, rows);
        return await SendAsync(town.At(name));
    }

    public Task<ImportResult> ObserveAsync(params string[] rows) => SendAsync("observations.csv", "unit,indicator,quarter,value", rows);

    public Task<ImportResult> SendAsync(params string[] paths) => SendAsync(dryRun: false, paths);

    public Task<ImportResult> SendAsync(bool dryRun, params string[] paths) => new Importer(Warehouse.App, Clock)
        .ImportAsync(paths, new ImportOptions(null, Backfill: false, dryRun, Clerk.Who), CancellationToken.None);

    public Task<ImportResult> WithdrawAsync(long? submission, string reason = "nhầm tệp", bool dryRun = false) =>
        new Withdrawal(Warehouse.App, Clock).WithdrawAsync(
            submission!.Value, reason, Clerk.Who, dryRun, CancellationToken.None,
            SubmissionActs.OfWithdrawal(submission.Value, reason, Clerk, CancellationToken.None));

    public Task<ImportResult> TellAsync(string value, string unit = "btc", string indicator = "a05", string quarter = "2023-Q1", bool dryRun = false) =>
        new OneNumber(Warehouse.App, Clock).TakeAsync(
            new ToldNumber(unit, indicator, quarter, value, "đ/c Hòa báo qua điện thoại"), Clerk, dryRun, CancellationToken.None);

    /// <summary>What counts now of btc's a05 in 2023-Q1; "-" where it is withdrawn.</summary>
    public async Task<string> ValueAsync() => Assert.Single(await RowsAsync(
        "select coalesce(trim_scale(value)::text, '-') from warehouse.observations where (unit, indicator, quarter) = ('btc', 'a05', '2023-Q1') order by recorded_at desc, version desc limit 1"));

    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = await Warehouse.App.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }

    public static IEnumerable<string> Lines(ImportResult result) => result.Problems.Select(problem => problem.Line("en"));

    public void Dispose() => town.Dispose();
}
