using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Worker.Tests.Faults;

/// <summary>
/// The network between two parts, such as a worker and its database: it can swallow everything for a while, or the answer to one commit, or change what
/// passes.
/// </summary>
internal sealed class TcpProxy : IDisposable
{
    private static readonly byte[] Commit = Encoding.ASCII.GetBytes("COMMIT\0");

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int target;
    private readonly Func<byte[], byte[]>? change;
    private TaskCompletionSource open = Opened();
    private Cut? cut;

    /// <param name="change">What becomes of a piece, in either direction; null: it passes as it is.</param>
    public TcpProxy(int target, Func<byte[], byte[]>? change = null)
    {
        this.target = target;
        this.change = change;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Nothing arrives any more in either direction, and nobody is told.</summary>
    public void Swallow() => open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held back arrives after all, late.</summary>
    public void Heal() => open.TrySetResult();

    /// <summary>
    /// Of the connection on which <paramref name="statement"/> is seen next, the commit after it reaches the server, and its answer nobody.
    /// </summary>
    public Cut CutCommitAfter(string statement) => cut = new Cut(Encoding.ASCII.GetBytes(statement));

    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
        Heal();
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ended.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        // Closed with unsent data: the other side sees a reset, as from a network that fails.
        client.LingerState = new LingerOption(true, 0);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target, ended.Token);
            var watched = new Watched();
            await Task.WhenAny(
                PumpAsync(client.GetStream(), server.GetStream(), data => Sent(watched, data)),
                PumpAsync(server.GetStream(), client.GetStream(), _ => Answered(watched)));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
        }
    }

    /// <param name="pass">Whether a piece may go on; else the connection ends.</param>
    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> pass)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
            {
                await open.Task;
                if (!pass(buffer.AsMemory(0, read)))
                {
                    return;
                }

                await to.WriteAsync(change is null ? buffer.AsMemory(0, read) : change(buffer[..read]), ended.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private bool Sent(Watched watched, ReadOnlyMemory<byte> data)
    {
        watched.By ??= cut is { } wanted && !wanted.Happened.IsCompleted && data.Span.IndexOf(wanted.Statement) >= 0 ? wanted : null;
        watched.Committing |= watched.By is not null && data.Span.IndexOf(Commit) >= 0;
        return true;
    }

    private static bool Answered(Watched watched)
    {
        if (!watched.Committing)
        {
            return true;
        }

        watched.By!.Done();
        return false;
    }

    internal sealed class Cut(byte[] statement)
    {
        private readonly TaskCompletionSource happened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public byte[] Statement => statement;

        public Task Happened => happened.Task;

        public void Done() => happened.TrySetResult();
    }

    private sealed class Watched
    {
        public Cut? By { get; set; }

        public bool Committing { get; set; }
    }
}
