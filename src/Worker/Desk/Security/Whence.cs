using System.Net;
using System.Net.Sockets;

namespace Analytics.Worker.Desk.Security;

/// <summary>Where requests come from, as far as somebody can change it at will: of an IPv6 address its network, as whoever has one has all of it.</summary>
internal static class Whence
{
    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    /// <param name="address">As text; what is no address stays as it is.</param>
    public static string Of(string address) => IPAddress.TryParse(address, out var known) ? Of(known) : address;
}
