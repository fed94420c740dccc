using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// Marks the last version that was approved as the one that stands for the period. It closes nothing: a correction later is a person's
/// decision, and its version is not the archived one.
/// </summary>
internal sealed class ArchivePeriod(NpgsqlDataSource reader)
{
    public async Task<StepResult> RunAsync(Claim claim, CancellationToken cancelled)
    {
        var versions = await new PackReader(reader).ListVersionsAsync(new PackKey(claim.Committee, claim.Series, claim.Period), cancelled);
        var approved = versions.FirstOrDefault(version => version.State is "approved" or "sent");
        return new StepResult(
            approved is null
                ? new(
                    "Không có bản nào được duyệt nên không lưu trữ bản nào.", "No version is approved, so none is archived.")
                : new(
                    $"Lưu trữ {approved.FileStem}: bản được duyệt cuối cùng của kỳ.", $"Archived {approved.FileStem}, the period's last approved version."),
            transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(
                Sql.Query("periods/archive"), new { claim.Series, claim.Committee, claim.Period, pack = approved?.Id }, transaction)));
    }
}
