using Analytics.Worker.Tests.Scheduling;
using Dapper;
using Npgsql;

namespace Analytics.Worker.Tests.Faults;

/// <summary>Hears when a stage begins, and holds back the write that would end it, until it is disposed.</summary>
internal sealed class StageGate : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Stages = ["read", "compute", "compose", "charts", "typeset", "store"];

    private readonly NpgsqlConnection hearing;
    private readonly NpgsqlConnection holding;
    private readonly string stage;
    private bool begun;

    private StageGate(NpgsqlConnection hearing, NpgsqlConnection holding, string stage)
    {
        this.hearing = hearing;
        this.holding = holding;
        this.stage = stage;
        hearing.Notification += (_, begins) => begun |= begins.Payload == stage;
    }

    /// <summary>Each write of a stage is told, and waits while somebody holds that stage.</summary>
    public static async Task SetUpAsync(ScheduledTown town)
    {
        await town.SqlAsync(
            """
            create function tell() returns trigger language plpgsql as $$
            begin
              perform pg_advisory_xact_lock_shared(hashtext('stage'), hashtext(new.stage));
              perform pg_notify('stage', new.stage);
              return null;
            end $$
            """);
        await town.SqlAsync(
            "create trigger tell after update of stage on ledger.runs for each row when (new.stage is distinct from old.stage) execute function tell()");
    }

    public static async Task<StageGate> HoldAsync(ScheduledTown town, string stage)
    {
        // Two: nothing is heard within a transaction.
        var gate = new StageGate(
            await town.Warehouse.Migrator.OpenConnectionAsync(), await town.Warehouse.Migrator.OpenConnectionAsync(), stage);
        // Storing is held in the middle of its transaction: the pack's row is written, its files are not.
        var hold = stage == "store"
            ? "lock table packs.pack_artefacts in exclusive mode"
            : $"select pg_advisory_xact_lock(hashtext('stage'), hashtext('{Stages[Stages.ToList().IndexOf(stage) + 1]}'))";
        await gate.hearing.ExecuteAsync("listen stage");
        await gate.holding.ExecuteAsync($"begin; {hold}");
        return gate;
    }

    public void WaitForStage()
    {
        while (!begun)
        {
            Assert.True(hearing.Wait(TimeSpan.FromMinutes(1)), $"The stage {stage} did not begin within a minute.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in new[] { holding, hearing })
        {
            try
            {
                await connection.DisposeAsync();
            }
            catch (NpgsqlException)
            {
                // The server is away, and what was held with it.
            }
        }
    }
}
