using System.Globalization;
using Analytics.Reports.Warehouse;
using Dapper;
using Npgsql;

namespace Analytics.Reports.Intake.Warnings;

/// <summary>Keeps the warnings of an import with its submission, in its transaction and in both languages.</summary>
internal static class WarningStore
{
    /// <param name="warnings">The first ones.</param>
    /// <param name="total">How many there are.</param>
    public static async Task AddAsync(
        NpgsqlConnection connection, long submission, IReadOnlyList<Warning> warnings, long total, CancellationToken cancelled)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Sql.Query("warnings/add"),
            new
            {
                submission,
                total,
                codes = warnings.Select(warning => warning.Code.Text()).ToArray(),
                files = warnings.Select(warning => warning.File).ToArray(),
                places = warnings.Select(Place).ToArray(),
                messages_vi = warnings.Select(warning => warning.Message("vi")).ToArray(),
                messages_en = warnings.Select(warning => warning.Message("en")).ToArray(),
            },
            cancellationToken: cancelled));
    }

    private static string Place(Warning warning) =>
        warning.Place?.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{warning.Row}:{warning.Column}");
}
