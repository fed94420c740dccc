using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>What the audit found in a version, kept for the office beside its files.</summary>
internal static class PackFindingRows
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Task AddAsync(NpgsqlTransaction transaction, StoredPack pack, IReadOnlyList<Finding> findings, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/add_findings"),
            new
            {
                pack = pack.Id,
                findings = JsonSerializer.Serialize(
                    findings.Select(finding => new
                    {
                        finding.Code,
                        finding.Indicator,
                        finding.Unit,
                        Quarter = finding.Quarter?.ToString(),
                        finding.Message,
                        finding.MessageEn,
                    }),
                    Snake),
            },
            transaction,
            cancellationToken: cancelled));
}
