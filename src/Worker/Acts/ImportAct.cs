using Analytics.Reports.Intake;
using Npgsql;

namespace Analytics.Worker.Acts;

/// <summary>Keeps who imported which files, in the transaction that stores their rows.</summary>
internal static class ImportAct
{
    public static Func<ImportResult, NpgsqlTransaction, Task> Of(Actor by, CancellationToken cancelled) => (result, transaction) => ActLog.AddAsync(
        transaction,
        by,
        Act.Import,
        FormattableString.Invariant($"{result.Submission}"),
        new { files = result.Files.Select(file => new { file.Name, file.Sha256, file.RowsStored }), result.RecordedAt },
        cancelled);
}
