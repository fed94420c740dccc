using Analytics.Reports.Warehouse;
using Analytics.Worker.Packs;
using Analytics.Worker.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>
/// The committee meets: says which version lies before it. From then on nothing makes a pack of the period by itself; what a person asks
/// for is made as ever.
/// </summary>
internal sealed class FreezePeriod(NpgsqlDataSource reader)
{
    public async Task<StepResult> RunAsync(Claim claim, CancellationToken cancelled)
    {
        var versions = await new PackReader(reader).ListVersionsAsync(new PackKey(claim.Committee, claim.Series, claim.Period), cancelled);
        return new StepResult(Say(versions), transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(
            Sql.Query("periods/freeze"), new { claim.Series, claim.Committee, claim.Period, at = claim.Due }, transaction)));
    }

    private static Sentence Say(IReadOnlyList<StoredPack> versions)
    {
        if (versions is not [var newest, ..])
        {
            return new(
                "Đến giờ họp mà chưa có bản nào; từ đây không tự lập nữa, hãy lập bằng tay.",
                "The committee meets and there is no version; none is made by itself any more, so ask for one.");
        }

        var state = PackStates.Name(newest.State);
        return new(
            $"Chốt tại giờ họp: bản mới nhất là {newest.FileStem}, {state.Vi}. Từ đây không tự lập lại.",
            $"Frozen at the meeting: the newest version is {newest.FileStem}, {state.En}. Nothing is made by itself any more.");
    }
}
