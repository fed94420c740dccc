using Analytics.Reports.Briefings;
using Analytics.Reports.Intake.Template;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
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
        var (isKnown, committee) = await FormSources.FindCommitteeAsync(reader, unit, asOf, cancelled);
        if (committee is null)
        {
            throw new BadInputException(isKnown
                ? new Sentence(
                    $"Đơn vị `{unit}` không thuộc đảng bộ nào; hãy sửa parent trong units.csv.",
                    $"Unit `{unit}` belongs to no committee; correct its parent in units.csv.")
                : new Sentence(
                    $"Không có đơn vị `{unit}`; hãy sửa mã hoặc thêm đơn vị vào units.csv.",
                    $"There is no unit `{unit}`; correct the code or add the unit to units.csv."));
        }

        var scope = definition.Scope(committee, Period.Of(quarter), asOf);
        var snapshot = await SnapshotReader.ReadAsync(reader, scope, cancelled, awaitImports: awaitImports);
        var period = await FormSources.FindPeriodAsync(reader, definition.PeriodKind, quarter, asOf, cancelled);
        var saidBefore = period is null ? [] : await FormSources.ListNotesAsync(reader, unit, period, asOf, cancelled);
        var form = FormComposer.Compose(snapshot, scope, Of(definition), unit, quarter, period, saidBefore) ?? throw new BadInputException(new Sentence(
            $"`{series}` không hỏi gì đơn vị `{unit}` trong {quarterCode}; xem units và kỳ của loại báo cáo, và thời gian hiệu lực của đơn vị.",
            $"`{series}` asks unit `{unit}` for nothing in {quarterCode}; look at the series' units and its periods, and at the unit's validity."));
        return FormWorkbook.Write(form);
    }

    private static FormSeries Of(SeriesDefinition definition) => new(
        definition.Code, definition.TitleVi, definition.TitleEn, [.. definition.Fields.Select(field => (field.Code, field.TitleVi, field.Indicators))]);
}
