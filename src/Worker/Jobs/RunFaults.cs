using Analytics.Reports.Reconciliation;
using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Npgsql;

namespace Analytics.Worker.Jobs;

/// <summary>What a run can fail for, and what that means for it.</summary>
internal static class RunFaults
{
    private const string IdleInTransaction = "25P03";

    /// <summary>Whether trying again may help: a part that was away may come back, a full disk is emptied; the same bad input stays bad.</summary>
    public static bool CanPass(Exception error) => error switch
    {
        RendererException renderer => !renderer.IsRefusal,
        // Beside what the database itself calls transient: a statement that somebody, or a limit, cancelled, and a connection that was
        // ended because this process stood still in a transaction.
        PostgresException database => database.IsTransient
            || database.SqlState is PostgresErrorCodes.QueryCanceled or IdleInTransaction,
        NpgsqlException or TimeoutException or PartMissingException or IOException => true,
        _ => false,
    };

    /// <summary>Whether its message says all there is to say; of anything else the log keeps where it happened.</summary>
    public static bool IsExpected(Exception error) => error
        is BadInputException or NotReadyException or ScopeNotKnownException or PartMissingException or RendererException or ReconciliationException
        or TimeoutException;
}
