using System.Globalization;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>Stores versions of rows at chosen times, as an import would, without going through files.</summary>
internal sealed class WarehouseRows(WarehouseConnections database)
{
    private long submission;

    /// <summary>Days are named by their number in September 2023, at noon in Vietnam.</summary>
    public static DateTimeOffset Day(int day) => VietnamTime.At(new DateOnly(2023, 9, day), new TimeOnly(12, 0));

    public Task Unit(
        int day, string code, string kind = "mass_org", string? parent = "town", int? order = null, string? from = null, string? to = null) =>
        Insert(day, "units", "code, name_vi, kind, parent, display_order, valid_from, valid_to",
            code, "Đơn vị " + code, kind, parent, order, from, to);

    public Task Letterhead(int day, string unit, string superior) =>
        Insert(day, "committees", "unit, superior_vi, place_vi, authority_vi, signer_title_vi, copies_to, sample",
            unit, superior, "Minh Họa", "T/M", "Chánh Văn phòng", "Như trên; Lưu", true);

    public Task Indicator(
        int day, string code, string kind = "flow", string? numerator = null, string? denominator = null, string reportedBy = "mass_org") =>
        Insert(day, "indicators",
            "code, name_vi, measure_vi, kind, numerator, denominator, direction, decimals, scale, reported_by, disclosure",
            code, "Chỉ tiêu " + code, "cái", kind, numerator, denominator, "up", 0, 1L,
            kind == "ratio" ? Array.Empty<string>() : [reportedBy], "open");

    public async Task Observation(int day, string unit, string indicator, string quarter, decimal? value, string kind = "flow")
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "select warehouse.add_year(@year)", new { year = int.Parse(quarter.AsSpan(0, 4), CultureInfo.InvariantCulture) });
        await Insert(day, "observations", "unit, indicator, quarter, kind, value, qualifier, status",
            unit, indicator, quarter, kind, value, "exact", "final");
    }

    public Task Target(int day, string unit, string indicator, string from, string to, decimal? value) =>
        Insert(day, "targets", "unit, indicator, from_quarter, to_quarter, basis, value", unit, indicator, from, to, "plan", value);

    public Task Succession(int day, string predecessor, string successor, string effective, decimal weight = 1) =>
        Insert(day, "successions", "predecessor, successor, effective, weight", predecessor, successor, effective, weight);

    public Task Note(int day, string unit, string period, string text) =>
        Insert(day, "notes", "unit, period, field, kind, ordinal, text", unit, period, "organisation", "result", 0, text);

    public Task Assignment(
        int day, string code, string given, string status = "open", DateOnly? due = null, string kind = "task", string committee = "town",
        string owner = "a") =>
        Insert(day, "assignments", "code, committee, kind, given_at_period, text, owner_unit, due, status",
            code, committee, kind, given, "Việc " + code, owner, due, status);

    public Task Calendar(int day, string period, DateOnly deadline) =>
        Insert(day, "calendar", "system, period, window_start, window_end, unit_deadline, consolidation_deadline",
            "party", period, new DateOnly(2022, 12, 15), new DateOnly(2023, 9, 14), deadline, deadline.AddDays(2));

    public Task Term(int day, string code, string from, string to) =>
        Insert(day, "terms", "code, name_vi, from_quarter, to_quarter", code, "Nhiệm kỳ " + code, from, to);

    public async Task Decide(int day, string suggestion, bool accepted, string period = "2023-9M")
    {
        await using var connection = await database.App.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            insert into packs.suggestion_decisions (committee, series, period, suggestion, accepted, decided_by, recorded_at)
            values ('town', 'series', @period, @suggestion, @accepted, 'test', @at)
            """,
            new { period, suggestion, accepted, at = Day(day).UtcDateTime });
    }

    /// <summary>Uses up numbers, as other imports would have: they must not show in a snapshot id.</summary>
    public async Task SkipNumbersAsync()
    {
        await using var connection = await database.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync("select nextval('warehouse.version') from generate_series(1, 1000)");
        submission = 0;
        await SubmissionAsync();
        submission = 0;
    }

    public static FigureScope Scope(int asOf, string period = "2023-9M", int trend = 0, params string[] indicators) => new(
        "series", "town", ["mass_org"], indicators.Length == 0 ? ["f", "r"] : indicators, Parse(period), Day(asOf), "party",
        Rounding.HalfAway, trend);

    public Task<Snapshot> ReadAsync(FigureScope scope) => SnapshotReader.ReadAsync(database.Reader, scope, CancellationToken.None);

    /// <summary>A town of two units with a flow, a ratio and everything else, all known on the 1st.</summary>
    public async Task TownAsync()
    {
        await Unit(1, "town", "committee", parent: null);
        await Unit(1, "a");
        await Unit(1, "b");
        await Unit(1, "old", to: "2022-Q4");
        await Letterhead(1, "town", "Tỉnh ủy Minh Họa");
        await Indicator(1, "f");
        await Indicator(1, "s", "stock");
        await Indicator(1, "r", "ratio", "f", "s");
        await Succession(1, "old", "b", "2023-Q1");
        await Observation(1, "a", "f", "2023-Q3", 5);
        await Observation(1, "a", "s", "2023-Q3", 10, "stock");
        await Observation(1, "old", "f", "2022-Q3", 3);
        await Target(1, "a", "f", "2023-Q1", "2023-Q4", 20);
        await Note(1, "a", "2023-9M", "Đã tổ chức hội nghị.");
        await Assignment(1, "given", "2022-9M", due: new DateOnly(2023, 9, 30));
        await Calendar(1, "2023-9M", new DateOnly(2023, 9, 12));
        await Decide(1, "behind_target:f", accepted: true);
        await Term(1, "2020-2025", "2020-Q3", "2025-Q2");
    }

    private static Period Parse(string code) => Period.TryParse(code, out var period) ? period! : throw new ArgumentException(code);

    private async Task Insert(int day, string table, string columns, params object?[] values)
    {
        var number = await SubmissionAsync();
        await using var connection = await database.App.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $"insert into warehouse.{table} ({columns}, recorded_at, submission) values ({Places(values.Length + 2)})";
        foreach (var value in (object?[])[.. values, Day(day).UtcDateTime, number])
        {
            command.Parameters.Add(new() { Value = value ?? DBNull.Value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private static string Places(int count) =>
        string.Join(", ", Enumerable.Range(1, count).Select(place => "$" + place.ToString(CultureInfo.InvariantCulture)));

    private async Task<long> SubmissionAsync()
    {
        if (submission == 0)
        {
            await using var connection = await database.App.OpenConnectionAsync();
            submission = await connection.QuerySingleAsync<long>(
                """
                insert into warehouse.submissions (recorded_at, submitted_by, rows_read, rows_stored)
                values (now(), 'test', 0, 0) returning submission
                """);
        }

        return submission;
    }
}
