using System.Text.Json;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>A new version beside the one before it; stored in the transaction that stores the version.</summary>
internal sealed class PackComparison
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly StoredPack previous;
    private readonly IReadOnlyList<FigureDifference> differences;

    private PackComparison(StoredPack previous, IReadOnlyList<FigureDifference> differences, int unitsAdded)
    {
        this.previous = previous;
        this.differences = differences;
        UnitsAdded = unitsAdded;
    }

    public int UnitsAdded { get; }

    public static async Task<PackComparison> MakeAsync(
        NpgsqlConnection connection, StoredPack previous, IReadOnlyList<Artefact> files, PackOrigin origin, CancellationToken cancelled)
    {
        var undisclosed = await connection.QueryAsync<string>(new CommandDefinition(
            Sql.Query("packs/undisclosed"), new { asOf = origin.AsOf.ToUniversalTime() }, cancellationToken: cancelled));
        var stored = await PackStore.ReadArtefactsAsync(connection, previous.Id, cancelled);
        var (differences, unitsAdded) = ChangeList.Between(
            Figures(stored), Figures(files), origin.Period, undisclosed.ToHashSet(StringComparer.Ordinal));
        return new PackComparison(previous, differences, unitsAdded);
    }

    public Task WriteAsync(NpgsqlTransaction transaction, StoredPack pack, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/add_changes"),
            new
            {
                differences = JsonSerializer.Serialize(differences, Snake),
                pack = pack.Id,
                pack.AsOf,
                previousAsOf = previous.AsOf,
                previousMadeAt = previous.MadeAt,
            },
            transaction,
            cancellationToken: cancelled));

    private static byte[] Figures(IReadOnlyList<Artefact> files) =>
        files.Single(file => file.Name.EndsWith(".json", StringComparison.Ordinal)).Content;
}
