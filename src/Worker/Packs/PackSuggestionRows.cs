using System.Text.Json;
using Analytics.Reports.Briefings.Suggestions;
using Analytics.Reports.Figures;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Packs;

/// <summary>What a version's figures suggest as strengths and limitations, kept for the office beside its files.</summary>
internal static class PackSuggestionRows
{
    private static readonly JsonSerializerOptions Snake = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Task AddAsync(
        NpgsqlTransaction transaction, StoredPack pack, IReadOnlyList<ProposedSuggestion> suggestions, CancellationToken cancelled) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("packs/add_suggestions"),
            new
            {
                pack = pack.Id,
                suggestions = JsonSerializer.Serialize(
                    suggestions.Select(suggestion => new { suggestion.Key, Kind = EnumCode.Of(suggestion.Kind), suggestion.Sentence, suggestion.IsAccepted }),
                    Snake),
            },
            transaction,
            cancellationToken: cancelled));
}
