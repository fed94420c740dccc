using System.Text.Json;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>A new version beside the one before it: the one list that its annex prints and that is stored with it.</summary>
internal sealed record PackComparison(StoredPack Previous, VersionChanges Changes)
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="sheet">What the new version may show.</param>
    public static async Task<PackComparison> MakeAsync(
        NpgsqlDataSource reader, StoredPack previous, FigureSheet sheet, Snapshot snapshot, Rounding rounding, CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var files = await PackStore.ReadArtefactsAsync(connection, previous.Id, cancelled);
        var before = StoredFigures.Read(files.Single(file => file.Name.EndsWith(".json", StringComparison.Ordinal)).Content);
        var differences = ChangeList.Between(before, sheet, snapshot, rounding);
        var sources = await connection.QueryAsync<Source>(new CommandDefinition(
            Sql.Query("packs/change_sources"),
            new
            {
                differences = JsonSerializer.Serialize(
                    differences.Select(one => new { one.Indicator, one.Unit, one.First, one.Last, one.Sources, one.Named }), Snake),
                asOf = sheet.AsOf.UtcDateTime,
                previousAsOf = previous.AsOf,
                previousMadeAt = previous.MadeAt,
            },
            cancellationToken: cancelled));
        return new PackComparison(previous, new VersionChanges(
            new DateTimeOffset(previous.AsOf, TimeSpan.Zero),
            [.. differences.Zip(sources, (one, source) => new FigureChange(
                one.Indicator, one.Unit, source.UnitName, one.Field, one.Old, one.New, source.SubmittedBy, source.RecordedAt))],
            ChangeList.UnitsAdded(before, sheet)));
    }

    public Task WriteAsync(NpgsqlTransaction transaction, StoredPack pack, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/add_changes"),
            new
            {
                pack = pack.Id,
                changes = JsonSerializer.Serialize(
                    Changes.Figures.Select(one => new { one.Indicator, one.Unit, OldText = one.Old.Text, NewText = one.New.Text, one.SubmittedBy, one.RecordedAt }),
                    Snake),
            },
            transaction,
            cancellationToken: cancelled));

    /// <param name="RecordedAt">UTC.</param>
    private sealed record Source(string? UnitName, string? SubmittedBy, DateTime? RecordedAt);
}
