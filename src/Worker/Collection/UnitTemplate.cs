using Analytics.Reports.Briefings;
using Analytics.Reports.Intake.Template;
using Analytics.Worker.Packs;
using Npgsql;

namespace Analytics.Worker.Collection;

/// <summary>Makes the collection workbook of a unit from the codes that people type, or says which of them is wrong.</summary>
internal static class UnitTemplate
{
    /// <exception cref="BadInputException">Series, unit or quarter is unknown, or the series asks the unit for nothing then.</exception>
    public static async Task<byte[]> MakeAsync(
        NpgsqlDataSource reader, string series, string unit, string quarterCode, DateTimeOffset asOf, CancellationToken cancelled, bool awaitImports = true)
    {
        var definition = await AskedFor.SeriesAsync(reader, series, cancelled);
        var quarter = AskedFor.Quarter(quarterCode);
        var committee = await FindCommitteeAsync(reader, unit, asOf, cancelled);
        return await MakeAsync(
            reader, await TemplateSource.ReadAsync(reader, definition, committee, quarter, asOf, awaitImports, cancelled), unit, cancelled);
    }

    /// <param name="source">Of the committee that <see cref="FindCommitteeAsync"/> finds for the unit.</param>
    /// <exception cref="BadInputException">The series asks the unit for nothing in the quarter.</exception>
    public static async Task<byte[]> MakeAsync(NpgsqlDataSource reader, TemplateSource source, string unit, CancellationToken cancelled)
    {
        var (definition, quarter, period, scope, snapshot) = source;
        var saidBefore = period is null ? [] : await FormSources.ListNotesAsync(reader, unit, period, scope.AsOf, cancelled);
        var form = FormComposer.Compose(snapshot, scope, Of(definition), unit, quarter, period, saidBefore) ?? throw new BadInputException(new Sentence(
            $"`{definition.Code}` không hỏi gì đơn vị `{unit}` trong {quarter}; xem units và kỳ của loại báo cáo, và thời gian hiệu lực của đơn vị.",
            $"`{definition.Code}` asks unit `{unit}` for nothing in {quarter}; look at the series' units and its periods, and at the unit's validity."));
        return FormWorkbook.Write(form);
    }

    /// <summary>The nearest committee above a unit: its figures are those that the workbook shows.</summary>
    /// <exception cref="BadInputException">There is no such unit, or it is below no committee.</exception>
    public static async Task<string> FindCommitteeAsync(NpgsqlDataSource reader, string unit, DateTimeOffset asOf, CancellationToken cancelled)
    {
        var (isKnown, committee) = await FormSources.FindCommitteeAsync(reader, unit, asOf, cancelled);
        return committee ?? throw new BadInputException(isKnown
            ? new Sentence(
                $"Đơn vị `{unit}` không thuộc đảng bộ nào; hãy sửa parent trong units.csv.",
                $"Unit `{unit}` belongs to no committee; correct its parent in units.csv.")
            : new Sentence(
                $"Không có đơn vị `{unit}`; hãy sửa mã hoặc thêm đơn vị vào units.csv.",
                $"There is no unit `{unit}`; correct the code or add the unit to units.csv."));
    }

    private static FormSeries Of(SeriesDefinition definition) => new(
        definition.Code, definition.TitleVi, definition.TitleEn, [.. definition.Fields.Select(field => (field.Code, field.TitleVi, field.Indicators))]);
}
