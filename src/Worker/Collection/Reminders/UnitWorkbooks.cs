using Analytics.Reports.Briefings;
using Analytics.Reports.Periods;
using Analytics.Worker.Delivery;
using Npgsql;

namespace Analytics.Worker.Collection.Reminders;

/// <summary>The workbooks that reminders of one instant carry: what those of a committee's units have in common is read once.</summary>
internal sealed class UnitWorkbooks(NpgsqlDataSource reader, DateTimeOffset asOf, bool awaitImports)
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly Dictionary<(string Series, string Committee, Quarter Quarter), TemplateSource> sources = [];

    public async Task<AttachmentParts> MakeAsync(SeriesDefinition series, string unit, Quarter quarter, CancellationToken cancelled)
    {
        // A town's unit may be asked by the committee above the town too; its workbook is of the town all the same, as `template` writes it.
        var committee = await UnitTemplate.FindCommitteeAsync(reader, unit, asOf, cancelled);
        if (!sources.TryGetValue((series.Code, committee, quarter), out var source))
        {
            source = await TemplateSource.ReadAsync(reader, series, committee, quarter, asOf, awaitImports, cancelled);
            sources.Add((series.Code, committee, quarter), source);
        }

        return new AttachmentParts($"{series.Code}-{unit}-{quarter}.xlsx", Spreadsheet, await UnitTemplate.MakeAsync(reader, source, unit, cancelled));
    }
}
