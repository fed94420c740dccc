using Analytics.Worker.Scheduling.Quartz;
using Npgsql;

namespace Analytics.Worker.Database;

/// <summary>The whole schema: the product's own migrations, then the tables that the job engine makes for itself.</summary>
internal static class Schema
{
    /// <returns>The names of the migrations applied now, in order.</returns>
    /// <exception cref="MigrationException">The schema cannot be brought up to date.</exception>
    public static async Task<IReadOnlyList<string>> UpdateAsync(NpgsqlDataSource migrator, CancellationToken cancelled = default)
    {
        var applied = await new Migrations().ApplyAsync(migrator, cancelled);
        await QuartzEngine.ProvisionAsync(migrator, cancelled);
        return applied;
    }
}
