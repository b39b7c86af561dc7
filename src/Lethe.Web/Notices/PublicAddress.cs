using System.Net;
using System.Net.Sockets;

namespace Lethe.Web.Notices;

/// <summary>Tells addresses of the open internet from those that only this machine or its network can reach.</summary>
internal static class PublicAddress
{
    // First address and length of what RFC 6890 and its successors keep from the open internet.
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return !Closed.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }

    /// <summary>Connects to a host, and to none of its addresses that is not public: asked and used at once, so that a name cannot change in between.</summary>
    /// <exception cref="IOException">It has no public address, or none answers.</exception>
    public static async Task<Stream> ConnectAsync(string host, int port, bool allowPrivate, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation).ConfigureAwait(false);
        var allowed = addresses.Where(address => allowPrivate || Is(address)).ToArray();
        if (allowed.Length == 0)
            throw new IOException($"{host} is on this machine or a private network; 'allowPrivate' in the settings would allow that.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
