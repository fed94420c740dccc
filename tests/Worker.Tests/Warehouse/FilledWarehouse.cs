using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;

namespace Analytics.Worker.Tests.Warehouse;

/// <summary>
/// Equal towns, made inside the server: twelve units and twenty indicators each, sixteen quarters of everything. Stored as it would come in:
/// quarter after quarter, the towns in no order, each with all its units.
/// </summary>
internal sealed class FilledWarehouse(WarehouseConnections database, int towns)
{
    private const int Units = 12;
    private const int Indicators = 20;
    private const int FirstYear = 2020;
    private const int LastYear = 2023;

    public long Observations => (long)towns * Units * Indicators * 4 * (LastYear - FirstYear + 1);

    /// <summary>Nine months of a town in the middle.</summary>
    public FigureScope Scope => new(
        "series", $"c{towns / 2}", ["mass_org"], [.. Enumerable.Range(1, Indicators).Select(number => $"i{number}"), "r"],
        Period.TryParse("2023-9M", out var period) ? period! : throw new InvalidOperationException("2023-9M is a period."),
        VietnamTime.FromLocal(new DateTime(2024, 1, 15)), "party", Rounding.HalfAway, TrendQuarters: 8);

    public async Task FillAsync()
    {
        await ExecuteAsync(
            """
            insert into warehouse.submissions (recorded_at, submitted_by, rows_read, rows_stored) values ('2020-01-01', 'test', 0, 0);

            insert into warehouse.units (code, name_vi, kind, recorded_at, submission)
            select 'c' || t, 'Thị ủy', 'committee', '2020-01-01', 1 from generate_series(1, @towns) t;

            insert into warehouse.units (code, name_vi, kind, parent, valid_to, recorded_at, submission)
            select 't' || t || '-u' || u, 'Đơn vị', 'mass_org', 'c' || t, case when u = 1 then '2021-Q4' end, '2020-01-01', 1
            from generate_series(1, @units) u cross join generate_series(1, @towns) t
            order by u, t;

            insert into warehouse.committees (unit, superior_vi, place_vi, authority_vi, signer_title_vi, sample, recorded_at, submission)
            select 'c' || t, 'Tỉnh ủy', 'Minh Họa', 'T/M', 'Chánh Văn phòng', false, '2020-01-01', 1 from generate_series(1, @towns) t;

            insert into warehouse.indicators (
              code, name_vi, measure_vi, kind, direction, decimals, scale, reported_by, disclosure, recorded_at, submission)
            select 'i' || i, 'Chỉ tiêu', 'lượt', 'flow', 'up', 0, 1, '{mass_org}', 'open', '2020-01-01', 1 from generate_series(1, @indicators) i;

            insert into warehouse.indicators (
              code, name_vi, measure_vi, kind, numerator, denominator, direction, decimals, scale, reported_by, disclosure, recorded_at, submission)
            values ('r', 'Tỷ lệ', '%', 'ratio', 'i1', 'i2', 'up', 1, 1, '{}', 'open', '2020-01-01', 1);

            insert into warehouse.successions (predecessor, successor, effective, weight, recorded_at, submission)
            select 't' || t || '-u1', 't' || t || '-u2', '2022-Q1', 1, '2020-01-01', 1 from generate_series(1, @towns) t;

            insert into warehouse.targets (unit, indicator, from_quarter, to_quarter, basis, value, recorded_at, submission)
            select 't' || t || '-u' || u, 'i' || i, '2023-Q1', '2023-Q4', 'plan', 100, '2020-01-01', 1
            from generate_series(1, 5) i cross join generate_series(1, @units) u cross join generate_series(1, @towns) t
            order by i, u, t;

            insert into warehouse.notes (unit, period, field, kind, ordinal, text, recorded_at, submission)
            select 't' || t || '-u' || u, p, 'party', 'result', 0, 'Đã tổ chức hội nghị.', '2020-01-01', 1
            from unnest('{2022-9M,2023-9M,2023-H1,2023}'::text[]) p cross join generate_series(1, @units) u cross join generate_series(1, @towns) t
            order by p, u, t;

            insert into warehouse.calendar (
              system, period, window_start, window_end, unit_deadline, consolidation_deadline, recorded_at, submission)
            select 'party', y || p, '2020-01-01', '2020-02-01', '2020-02-02', '2020-02-03', '2020-01-01', 1
            from generate_series(2000, 2100) y cross join unnest('{-Q1,-Q2,-Q3,-Q4,-H1,-H2,-9M,""}'::text[]) p;
            """);
        await Parallel.ForEachAsync(Enumerable.Range(FirstYear, LastYear - FirstYear + 1), async (year, _) => await FillYearAsync(year));
        await ExecuteAsync("analyze warehouse.observations, warehouse.units, warehouse.targets, warehouse.notes, warehouse.successions, warehouse.committees, warehouse.calendar");
    }

    /// <summary>Gives the disk back: the server lives until the last test has run.</summary>
    public Task EmptyAsync() => ExecuteAsync(string.Concat(Enumerable.Range(FirstYear, LastYear - FirstYear + 1)
        .Select(year => FormattableString.Invariant($"drop table warehouse.observations_{year};"))));

    /// <summary>
    /// A year's partition as warehouse.add_year makes it, but filled before its key is built, and not logged. Codes come from columns that
    /// have their domains already, so that none is checked again ten million times; a merge join would sort a unit's rows together.
    /// </summary>
    private Task FillYearAsync(int year) => ExecuteAsync(
        $"""
        set work_mem = '256MB';
        set enable_mergejoin = off;
        set maintenance_work_mem = '1GB';
        create unlogged table warehouse.observations_{year} (like warehouse.observations including defaults including constraints);
        create temporary table reporters as
        select row_number() over (order by md5(u.parent), u.code) - 1 as place, u.code from warehouse.units u where u.kind = 'mass_org';
        create temporary table measured as
        select row_number() over () - 1 as place, i.code from warehouse.indicators i where i.kind = 'flow';
        create temporary table quarters as
        select q - 1 as place, ('{year}-Q' || q)::warehouse.quarter as code from generate_series(1, 4) q;
        analyze reporters, measured, quarters;
        insert into warehouse.observations_{year} (
          unit, indicator, quarter, kind, value, qualifier, status, recorded_at, version, submission)
        select u.code, i.code, q.code, 'flow', g % 1000, 'exact', 'final', '2020-01-01', g, 1
        from generate_series(0, {towns * Units * Indicators * 4 - 1}) g
        join reporters u on u.place = g / {Units * Indicators} % {towns} * {Units} + g % {Units}
        join measured i on i.place = g / {Units} % {Indicators}
        join quarters q on q.place = g / {towns * Units * Indicators};
        alter table warehouse.observations_{year} add primary key (unit, indicator, quarter, recorded_at, version);
        alter table warehouse.observations attach partition warehouse.observations_{year} for values from ('{year}-Q1') to ('{year + 1}-Q1');
        """);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.Migrator.OpenConnectionAsync();
        await connection.ExecuteAsync(new CommandDefinition(sql, new { towns, units = Units, indicators = Indicators }, commandTimeout: 300));
    }
}
