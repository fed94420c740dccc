using System.Text.Json;
using Analytics.Reports.Briefings.Versions;
using Analytics.Reports.Figures;
using Analytics.Reports.Periods;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>A new version beside the one before it: the one list that its annex prints and that is stored with it.</summary>
internal sealed record PackComparison(StoredPack Previous, VersionChanges Changes)
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <param name="sheet">What the new version may show.</param>
    public static Task<PackComparison> MakeAsync(
        NpgsqlDataSource reader, StoredPack previous, FigureSheet sheet, Snapshot snapshot, Rounding rounding, CancellationToken cancelled) =>
        MakeAsync(reader, previous, VersionFigures.Of(sheet), sheet.Period, sheet.AsOf, snapshot, rounding, cancelled);

    /// <param name="now">What the later version shows, as of <paramref name="asOf"/>.</param>
    public static async Task<PackComparison> MakeAsync(
        NpgsqlDataSource reader,
        StoredPack previous,
        VersionFigures now,
        Period period,
        DateTimeOffset asOf,
        Snapshot snapshot,
        Rounding rounding,
        CancellationToken cancelled)
    {
        await using var connection = await reader.OpenConnectionAsync(cancelled);
        var before = await ReadFiguresAsync(connection, previous, cancelled);
        var differences = ChangeList.Between(before, now, period, snapshot, rounding);
        var sources = await connection.QueryAsync<Source>(new CommandDefinition(
            Sql.Query("packs/change_sources"),
            new
            {
                differences = JsonSerializer.Serialize(
                    differences.Select(one => new { one.Indicator, one.Unit, one.First, one.Last, one.Sources, one.Named }), Snake),
                asOf = asOf.UtcDateTime,
                previousAsOf = previous.AsOf,
                previousMadeAt = previous.MadeAt,
            },
            cancellationToken: cancelled));
        return new PackComparison(previous, new VersionChanges(
            new DateTimeOffset(previous.AsOf, TimeSpan.Zero),
            [.. differences.Zip(sources, (one, source) => new FigureChange(
                one.Indicator, one.Unit, source.UnitName, one.Field, one.Old, one.New, source.SubmittedBy, source.RecordedAt))],
            ChangeList.UnitsAdded(before, now)));
    }

    /// <summary>What a stored version shows.</summary>
    public static async Task<VersionFigures> ReadFiguresAsync(NpgsqlConnection connection, StoredPack pack, CancellationToken cancelled)
    {
        var name = pack.FileStem + ".json";
        return VersionFigures.Read((await PackReader.FindArtefactAsync(connection, pack, name, cancelled)
            ?? throw new InvalidOperationException($"The pack {pack.FileStem} is stored without its {name}.")).Content);
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
