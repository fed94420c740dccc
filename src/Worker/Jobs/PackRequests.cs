using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>Turns the codes that people type into a <see cref="PackRequest"/>, or says which of them is wrong and what exists.</summary>
internal sealed class PackRequests(NpgsqlDataSource reader)
{
    /// <param name="committee">Null: the only one there is.</param>
    /// <param name="seriesVersion">Null: the newest.</param>
    /// <exception cref="BadInputException">Series, committee or period is unknown, or the period is of another kind than the series.</exception>
    public async Task<PackRequest> ResolveAsync(
        string series, string? committee, string period, DateTimeOffset asOf, bool force, int? seriesVersion, CancellationToken cancelled)
    {
        var (stored, chosen) = await FindSeriesAsync(series, seriesVersion, committee, cancelled);
        var definition = SeriesParser.ParseStored(stored.Definition, stored.Code);
        return new PackRequest(definition, stored.Version, chosen, await FindPeriodAsync(definition, period, asOf, cancelled), asOf, force);
    }

    /// <summary>The committee of a code, or the only one there is.</summary>
    /// <exception cref="BadInputException">It is unknown, or there are several.</exception>
    public async Task<string> FindCommitteeAsync(string? committee, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        return await ChooseCommitteeAsync(connection, committee, cancelled);
    }

    /// <summary>On one connection that is closed before the next is opened: whoever holds one and waits for another can stop everybody.</summary>
    private async Task<(StoredSeries Series, string Committee)> FindSeriesAsync(
        string series, int? version, string? committee, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var stored = await SeriesStore.FindAsync(connection, series, version, cancelled)
            ?? throw new BadInputException(new Sentence(
                $"Không có loại báo cáo `{series}`; lệnh `series list` cho biết những loại đang có.",
                $"There is no series `{series}`; `series list` shows those that exist."));
        return (stored, await ChooseCommitteeAsync(connection, committee, cancelled));
    }

    private static async Task<string> ChooseCommitteeAsync(NpgsqlConnection connection, string? committee, CancellationToken cancelled)
    {
        string[] known = [.. await connection.QueryAsync<string>(new CommandDefinition(Sql.Query("committees/list"), cancellationToken: cancelled))];
        return (committee, known) switch
        {
            ({ } code, _) when known.Contains(code, StringComparer.Ordinal) => code,
            (null, [var only]) => only,
            (_, []) => throw new BadInputException(new Sentence(
                "Chưa có đảng bộ nào; hãy nhập units.csv có đơn vị loại committee, và committees.csv.",
                "There is no committee yet; import a units.csv with a unit of kind committee, and a committees.csv.")),
            ({ } code, _) => throw new BadInputException(new Sentence(
                $"Không có đảng bộ `{code}`; đang có: {string.Join(", ", known)}.", $"There is no committee `{code}`; there are: {string.Join(", ", known)}.")),
            (null, _) => throw new BadInputException(new Sentence(
                $"Có nhiều đảng bộ; hãy chọn một: {string.Join(", ", known)}.",
                $"There are several committees; choose one with --committee: {string.Join(", ", known)}.")),
        };
    }

    private async Task<Period> FindPeriodAsync(
        SeriesDefinition series, string code, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var period = await TermReader.FindPeriodAsync(reader, code, asOf, cancelled) ?? throw new BadInputException(
            Period.LooksLikeTerm(code)
                ? new Sentence(
                    $"Nhiệm kỳ `{code}` chưa có trong terms.csv tính đến {VietnamTime.Format(asOf)}.",
                    $"The term `{code}` is not in terms.csv as known at {VietnamTime.Format(asOf)}.")
                : new Sentence(
                    $"`{code}` không phải là một kỳ; chấp nhận 2023-Q3, 2023-H1, 2023-H2, 2023-9M, 2023 và nhiệm kỳ như 2020-2025.",
                    $"`{code}` is not a period; accepted are 2023-Q3, 2023-H1, 2023-H2, 2023-9M, 2023 and a term such as 2020-2025."));
        return period.Kind == series.PeriodKind
            ? period
            : throw new BadInputException(new Sentence(
                $"Loại báo cáo `{series.Code}` lập theo {Vietnamese(series.PeriodKind)}, nhưng `{code}` là kỳ {Vietnamese(period.Kind)}.",
                $"Series `{series.Code}` is for periods of kind {series.PeriodKind.Code()}, but `{code}` is of kind {period.Kind.Code()}."));
    }

    private static string Vietnamese(PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => "quý",
        PeriodKind.SixMonths => "6 tháng",
        PeriodKind.NineMonths => "9 tháng",
        PeriodKind.Year => "năm",
        PeriodKind.Term => "nhiệm kỳ",
        _ => throw new InvalidOperationException($"No Vietnamese name for a period of kind {kind}."),
    };
}
