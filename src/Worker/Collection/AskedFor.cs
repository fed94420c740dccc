using Analytics.Reports.Briefings;
using Analytics.Reports.Briefings.Definition;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>The series and the quarter of the codes that people type.</summary>
internal static class AskedFor
{
    /// <exception cref="BadInputException">There is no such series.</exception>
    public static async Task<SeriesDefinition> SeriesAsync(NpgsqlDataSource reader, string series, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var stored = await SeriesStore.FindAsync(connection, series, null, cancelled) ?? throw new BadInputException(new Sentence(
            $"Không có loại báo cáo `{series}`; lệnh `series list` cho biết những loại đang có.",
            $"There is no series `{series}`; `series list` shows those that exist."));
        return SeriesParser.ParseStored(stored.Definition, stored.Code);
    }

    /// <exception cref="BadInputException">It is no quarter.</exception>
    public static Reports.Periods.Quarter Quarter(string code) => Reports.Periods.Quarter.TryParse(code, out var quarter)
        ? quarter
        : throw new BadInputException(new Sentence(
            $"`{code}` không phải là một quý; viết như 2023-Q1.", $"`{code}` is not a quarter; write it like 2023-Q1."));
}
