using System.Net;

namespace Lethe.Web.Serving;

/// <summary>A place on this machine where the server listens; nobody on another machine can reach it.</summary>
/// <param name="Address">Null: <c>localhost</c>, both of its addresses.</param>
/// <param name="Port">0: a free one.</param>
public sealed record ListenAddress(IPAddress? Address, int Port)
{
    public const string Default = "http://127.0.0.1:5080";

    /// <param name="text">Such as <c>http://127.0.0.1:5080</c>; several with semicolons between them.</param>
    /// <exception cref="ArgumentException">It is no address, or one that others can reach.</exception>
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
        if (!isAddress || uri!.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
            throw new ArgumentException($"'{text}' is no address to listen at; it must be like {Default}.");
        if (!IsLoopback(uri.Host))
            throw new ArgumentException($"{text} can be reached from other machines, and there are no users yet to tell who may do what; listen at {Default}, and use a tunnel such as `ssh -L` from elsewhere.");
        var port = text.EndsWith($":{uri.Port}", StringComparison.Ordinal) || text.EndsWith($":{uri.Port}/", StringComparison.Ordinal) ? uri.Port : 80;
        return new ListenAddress(IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) ? address : null, port);
    }

    /// <summary>A name that means this machine and can mean no other, whatever a name server says.</summary>
    public static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
