using System.Net;

namespace Lethe.Web.Serving;

/// <summary>Where the server listens.</summary>
/// <param name="Address">Null: <c>localhost</c>, both of its addresses.</param>
/// <param name="Port">0: a free one.</param>
public sealed record ListenAddress(IPAddress? Address, int Port, bool IsHttps = false)
{
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Nobody on another machine can reach it.</summary>
    public bool IsOfThisMachine => Address is null || IPAddress.IsLoopback(Address);

    /// <param name="text">Such as <c>http://127.0.0.1:5080</c>; several with semicolons between them.</param>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static IReadOnlyList<ListenAddress> ReadAll(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0) throw new ArgumentException($"An address to listen at is needed, such as {Default}.");
        return [.. parts.Select(Read)];
    }

    private static ListenAddress Read(string text)
    {
        // `http://*:80` and `http://+:80` mean every address, and are no URIs.
        var isAddress = Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri);
        if (!isAddress || (uri!.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            throw new ArgumentException($"'{text}' is no address to listen at; it must be like {Default}.");
        var isHost = uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        if (!IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && !isHost)
            throw new ArgumentException($"'{text}' names a host; listen at one of this machine's addresses, at localhost, or at * for all of them.");
        return new ListenAddress(address, uri.Port, uri.Scheme == Uri.UriSchemeHttps);
    }

    /// <summary>A name that means this machine and can mean no other, whatever a name server says.</summary>
    public static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
