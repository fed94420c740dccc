using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Analytics.Worker.Tests.Delivery;

/// <summary>Somebody between the office and its mail server who lets neither hear of encryption.</summary>
internal sealed class StrippingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int target;

    public StrippingProxy(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
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
        using var office = client;
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, ended.Token);
        await Task.WhenAny(PumpAsync(office.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), office.GetStream()));
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
            {
                var said = Encoding.Latin1.GetString(buffer, 0, read).Replace("STARTTLS", "NOTHING!", StringComparison.Ordinal);
                await to.WriteAsync(Encoding.Latin1.GetBytes(said), ended.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }
}
