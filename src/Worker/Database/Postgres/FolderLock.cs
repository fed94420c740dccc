using System.Diagnostics;

namespace Analytics.Worker.Database.Postgres;

/// <summary>
/// Locks between processes that vanish with their holder, however it ends: on Unix <see cref="FileShare.None"/> is an exclusive
/// <c>flock</c> and <see cref="FileShare.Read"/> a shared one. Two handles exclude each other also within one process.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <exception cref="PartMissingException">Others held it for two minutes.</exception>
    public static async Task<IDisposable> ExclusiveAsync(string file, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return Open(file, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (IsHeldByOthers(error))
            {
                if (waited.Elapsed > Patience)
                {
                    throw new PartMissingException("embedded PostgreSQL",
                        $"Another process has been starting or stopping the embedded PostgreSQL for two minutes ({file} is locked): "
                        + "wait for it or end it, and try again.", error);
                }

                await Task.Delay(Pause, cancellation);
            }
        }
    }

    /// <summary>Null when another handle has it.</summary>
    public static IDisposable? TryExclusive(string file)
    {
        try
        {
            return Open(file, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsHeldByOthers(error))
        {
            return null;
        }
    }

    /// <summary>The caller makes sure that nobody holds it alone.</summary>
    public static IDisposable Shared(string file) => Open(file, FileAccess.Read, FileShare.Read);

    public static bool IsHeld(string file)
    {
        using var mine = TryExclusive(file);
        return mine is null;
    }

    private static FileStream Open(string file, FileAccess access, FileShare share) =>
        new(file, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = access,
            Share = share,
            BufferSize = 0,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });

    // A lock refused has no exception type of its own; it carries the system's EWOULDBLOCK: 11 on Linux, 35 on macOS.
    private static bool IsHeldByOthers(IOException error) => error.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
