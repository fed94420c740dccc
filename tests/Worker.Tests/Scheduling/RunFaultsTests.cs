using Analytics.Reports.Rendering.Pdf;
using Analytics.Reports.Warehouse;
using Analytics.Worker.Jobs;
using Npgsql;

namespace Analytics.Worker.Tests.Scheduling;

/// <summary>Which faults are tried again, class by class.</summary>
public sealed class RunFaultsTests
{
    public static TheoryData<Exception, bool> Faults => new()
    {
        { new NpgsqlException("the connection is gone"), true },
        { Database(PostgresErrorCodes.AdminShutdown), true },
        { Database(PostgresErrorCodes.CrashShutdown), true },
        { Database(PostgresErrorCodes.CannotConnectNow), true },
        { Database(PostgresErrorCodes.TooManyConnections), true },
        { Database(PostgresErrorCodes.DiskFull), true },
        { Database(PostgresErrorCodes.SerializationFailure), true },
        { Database(PostgresErrorCodes.DeadlockDetected), true },
        { Database(PostgresErrorCodes.LockNotAvailable), true },
        { Database(PostgresErrorCodes.QueryCanceled), true },
        { new TimeoutException("too long"), true },
        { new IOException("no space left on device"), true },
        { new PartMissingException("renderer", "no-such-node does not start"), true },
        { new RendererException("the renderer died"), true },
        { new RendererException("the document cannot be set") { IsRefusal = true }, false },
        { Database(PostgresErrorCodes.UniqueViolation), false },
        { Database(PostgresErrorCodes.InsufficientPrivilege), false },
        { Database(PostgresErrorCodes.UndefinedTable), false },
        { new BadInputException("there is no such series"), false },
        { new NotReadyException("below the gate"), false },
        { new ScopeNotKnownException([("chưa có đảng bộ", "the committee is not known")]), false },
        { new OverflowException("digits too many"), false },
        { new InvalidOperationException("a broken assumption"), false },
        { new UnauthorizedAccessException("the folder is closed"), false },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void What_can_pass_is_tried_again_and_nothing_else(Exception fault, bool again) => Assert.Equal(again, RunFaults.CanPass(fault));

    private static PostgresException Database(string state) => new("said", "ERROR", "ERROR", state);
}
