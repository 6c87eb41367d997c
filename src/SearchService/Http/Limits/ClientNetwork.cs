using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SearchService.Http;

/// <summary>Who a client is for its limits: an IPv4 address, or the 64 first bits of an IPv6 address, of which each subscriber has all.</summary>
/// <param name="Bits">The address, or the beginning of it.</param>
/// <param name="IsIPv6">Which of the two.</param>
public readonly record struct ClientNetwork(ulong Bits, bool IsIPv6)
{
    /// <summary>The client at an address; those without one, such as on a Unix socket, are one client.</summary>
    public static ClientNetwork Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new ClientNetwork(BinaryPrimitives.ReadUInt64BigEndian(bytes), true)
            : new ClientNetwork(BinaryPrimitives.ReadUInt32BigEndian(bytes), false);
    }
}
