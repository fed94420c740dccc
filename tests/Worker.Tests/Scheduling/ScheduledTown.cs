using System.Globalization;
using Analytics.Reports.Intake;
using Analytics.Reports.Periods;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Acts;
using Analytics.Worker.Commands;
using Analytics.Worker.Collection.Reminders;
using Analytics.Worker.Delivery;
using Analytics.Worker.Jobs;
using Analytics.Worker.Packs;
using Analytics.Worker.Sample;
using Analytics.Worker.Scheduling;
using Analytics.Worker.Scheduling.Quartz;
using Analytics.Worker.Series;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>A database with the sample town, and the parts that plan and steer its runs; nothing executes them unless a test starts it.</summary>
internal sealed class ScheduledTown : IAsyncDisposable
{
    public const string NineMonths = SampleTown.NineMonths;

    public static Actor Clerk { get; } = Actor.AtCommandLine("văn thư");

    public static Period Period(string code) => Analytics.Reports.Periods.Period.TryParse(code, out var period) ? period! : throw new ArgumentException(code);

    private ScheduledTown(WarehouseConnections warehouse, IJobEngine engine, Clock clock)
    {
        Warehouse = warehouse;
        Engine = engine;
        Clock = clock;
    }

    public WarehouseConnections Warehouse { get; }

    public IJobEngine Engine { get; }

    public Clock Clock { get; }

    public RunLedger Ledger => new(Warehouse.App, Engine, Clock);

    public Planner Planner => new(Warehouse.App, Engine, Clock);

    public HeldRuns Held => new(Warehouse.App, Engine, Clock);

    public OverdueRuns Overdue => new(Warehouse.App, Clock, TimeSpan.FromMinutes(15));

    public WaitingRuns Waiting => WaitingTold(to: null);

    /// <param name="to">Who is told of what is skipped.</param>
    public WaitingRuns WaitingTold(Mailbox? to) => new(Warehouse.App, Engine, new Alerts(Warehouse.App, new AlertOptions(to), Clock), Clock);

    public RunStep StepJobs => new(
        new OpenCollection(Warehouse.Reader, Clock),
        new RemindUnits(Warehouse.Reader, new ReminderComposer(Warehouse.Reader, DeliveryOptions.Default), Clock),
        new FreezePeriod(Warehouse.Reader),
        new ArchivePeriod(Warehouse.Reader));

    /// <summary>Executes runs in this process, as a worker does.</summary>
    public RunPack Runs(BuildPack build, TimeSpan? timeout = null) => new(
        Warehouse.Reader,
        build,
        StepJobs,
        new RunLease(Warehouse.App, Engine, "test", TimeSpan.FromMinutes(1)),
        Waiting,
        new Alerts(Warehouse.App, new AlertOptions(To: null), Clock),
        new JobsOptions { Timeout = timeout ?? new JobsOptions().Timeout },
        Clock,
        NullLogger<RunPack>.Instance);

    public BuildPack Build(Renderer renderer) => new(
        Warehouse.Reader, new PackStore(Warehouse.App), renderer, new PackLifecycle(Warehouse, DeliveryOptions.Default, ApprovalOptions.Default));

    /// <param name="now">What the planner takes for now; the machine's time when null.</param>
    public static async Task<ScheduledTown> CreateAsync(DatabaseFixture fixture, DateTime? now = null)
    {
        var warehouse = await fixture.CreateDatabaseAsync();
        var clock = new Clock(now is { } local ? VietnamTime.FromLocal(local) : DateTimeOffset.UtcNow);
        await SampleTown.LoadAsync(warehouse, TimeProvider.System, default);
        return new ScheduledTown(warehouse, await QuartzEngine.OpenAsync(warehouse.App, 2, null, default), clock);
    }

    /// <summary>As if all series had been applied long ago.</summary>
    public Task AppliedAsync(DateTime local) =>
        SqlAsync("update warehouse.series set applied_at = @at", new { at = VietnamTime.FromLocal(local).UtcDateTime });

    public Task MeetingAsync(string meeting, string consolidation = "2023-09-18") => ImportAsync(
        "calendar.csv",
        "system,period,window_start,window_end,unit_deadline,consolidation_deadline,meeting_at",
        $"party,2023-9M,2022-12-15,2023-09-14,2023-09-15,{consolidation},{meeting}");

    /// <summary>Changes what the nine-month pack says.</summary>
    public Task ObserveAsync(int value) => ImportAsync(
        "observations.csv", "unit,indicator,quarter,value", string.Create(CultureInfo.InvariantCulture, $"btc,a05,2023-Q3,{value}"));

    /// <summary>Takes back what that changed, as if the unit had not reported it.</summary>
    public Task WithdrawAsync() => ImportAsync("observations.csv", "unit,indicator,quarter,value", "btc,a05,2023-Q3,");

    /// <summary>The nine-month series, held back until every unit has reported.</summary>
    public async Task HoldForAllAsync()
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Find(), "series", NineMonths + ".yaml"));
        await ApplyAsync(yaml.Replace("min_coverage: 80", "min_coverage: 100", StringComparison.Ordinal));
    }

    public async Task ApplyAsync(string yaml)
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Below("series.yaml"), yaml);
        await SeriesFiles.ApplyAsync(Warehouse, [folder.Below("series.yaml")], RendererFolder.Formats(null).Codes, default);
    }

    /// <summary>The sample's nine-month series with another schedule.</summary>
    public async Task ScheduleAsync(string schedule)
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(SampleFolder.Find(), "series", NineMonths + ".yaml"));
        await ApplyAsync(yaml.Replace("schedule: meeting", $"schedule: {schedule}", StringComparison.Ordinal));
    }

    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var connection = await Warehouse.Migrator.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>(sql)];
    }

    /// <summary>The occurrences of the nine-month pack of 2023 as state, step and due time, in order; the sample's calendar goes on after them.</summary>
    public Task<IReadOnlyList<string>> PlannedAsync() => PlannedAsync("'draft', 'rebuild', 'meeting', 'cron'");

    /// <summary>As above, of these steps.</summary>
    /// <param name="steps">As SQL writes a list of texts.</param>
    public Task<IReadOnlyList<string>> PlannedAsync(string steps) => RowsAsync(
        $"""
        select state || ' ' || step || ' ' || to_char(due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        from ledger.runs where series = '{NineMonths}' and period = '2023-9M' and step in ({steps}) order by due, step
        """);

    public async Task SqlAsync(string sql, object? parameters = null)
    {
        await using var connection = await Warehouse.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    public async Task ImportAsync(string name, string header, string row)
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Below(name), header + "\n" + row + "\n");
        var result = await new Importer(Warehouse.App, TimeProvider.System).ImportAsync(
            [folder.Path], new ImportOptions(null, Backfill: false, DryRun: false, "test"), default);
        Assert.True(result.Accepted, string.Join('\n', result.Problems.Select(problem => problem.Line("en"))));
    }
}
