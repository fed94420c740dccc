using Analytics.Reports.Figures;
using Analytics.Reports.Intake.Numbers;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Template;

/// <summary>What of the warehouse decides how a collection workbook is read: its series, and how indicators are measured.</summary>
internal sealed class KnownForms(IReadOnlySet<string> series, IReadOnlyDictionary<string, KnownIndicator> indicators)
{
    private readonly ILookup<string, string> denominators = indicators.Values.Where(indicator => indicator.Numerator is not null)
        .ToLookup(indicator => indicator.Numerator!, indicator => indicator.Denominator!, StringComparer.Ordinal);

    public static async Task<KnownForms> LoadAsync(NpgsqlConnection connection, CancellationToken cancelled) =>
        await LoadAsync(connection, [], cancelled);

    /// <summary>As they will be known after the import whose CSV files were copied to the temporary tables.</summary>
    public static async Task<KnownForms> LoadStagedAsync(NpgsqlConnection connection, CancellationToken cancelled) => await LoadAsync(
        connection,
        await connection.QueryAsync<KnownIndicator>(new CommandDefinition(Sql.Query("intake/staged_indicators"), cancellationToken: cancelled)),
        cancelled);

    private static async Task<KnownForms> LoadAsync(NpgsqlConnection connection, IEnumerable<KnownIndicator> staged, CancellationToken cancelled)
    {
        var series = await SeriesStore.ListAsync(connection, cancelled);
        var rows = await connection.QueryAsync<KnownIndicator>(new CommandDefinition(Sql.Query("intake/known_indicators"), cancellationToken: cancelled));
        return new KnownForms(
            series.Select(one => one.Code).ToHashSet(StringComparer.Ordinal),
            staged.Concat(rows).DistinctBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Code, StringComparer.Ordinal));
    }

    public bool HasSeries(string code) => series.Contains(code);

    public bool HasIndicator(string code) => indicators.ContainsKey(code);

    /// <summary>The indicators that stand under this one in a ratio, each once.</summary>
    public IReadOnlyList<string> Denominators(string code) => [.. denominators[code].Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// The measure that stands in a row of the workbook is not the one that the indicator has: what was written beside "đồng" is not to be
    /// taken for "triệu đồng". Null where it is, and in a row that somebody added and that names none.
    /// </summary>
    public NumberRefusal? OtherMeasure(SheetGrid.GridRow row)
    {
        if (row[FormVocabulary.Measure] is not { } cell)
        {
            return null;
        }

        var printed = CellText.Read(cell.Text).Trim();
        return indicators.TryGetValue(row.Code, out var known) && NumberText.Plain(printed) != NumberText.Plain(known.MeasureVi)
            ? new(ProblemCode.OtherMeasure, printed, known.MeasureVi)
            : null;
    }

    /// <summary>How texts for an indicator are read. One that is not known is refused by the checks of every import; its texts need no measure.</summary>
    public AskedNumber Asked(string code) => indicators.TryGetValue(code, out var known)
        ? new(EnumCode.Parse<IndicatorKind>(known.Kind), known.MeasureVi, known.MeasureEn, denominators.Contains(code))
        : new(IndicatorKind.Flow, "");
}

internal sealed record KnownIndicator(string Code, string Kind, string MeasureVi, string? MeasureEn, string? Numerator, string? Denominator);
