using System.CommandLine;

namespace Lethe.Cli.Remote;

/// <summary>The options of every command that can also work on a server.</summary>
internal sealed class RemoteOptions
{
    private const string ServerVariable = "LETHE_SERVER", TokenVariable = "LETHE_TOKEN";

    private readonly Option<string?> _server = new("--server") { Description = $"Work on the server at this address instead of this machine; without it {ServerVariable} of the environment, if set." };
    private readonly Option<string?> _token = new("--token") { Description = $"The token to log in with. Others on this machine can see it here; {TokenVariable} of the environment they cannot." };

    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_token);
    }

    public bool IsAsked(ParseResult parsed) => Address(parsed) is not null;

    /// <summary>Null: the work is done on this machine.</summary>
    public LetheClient? Connect(ParseResult parsed)
    {
        if (Address(parsed) is not { } address) return null;
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var server) || (server.Scheme != Uri.UriSchemeHttp && server.Scheme != Uri.UriSchemeHttps))
            throw new ArgumentException($"'{address}' is no address of a server, such as https://lethe.example.org.");
        return new LetheClient(server, parsed.GetValue(_token) ?? Environment.GetEnvironmentVariable(TokenVariable));
    }

    /// <summary>The audits of the server, or of this machine.</summary>
    public IAuditSource Open(ParseResult parsed) => Connect(parsed) is { } client ? new RemoteAudits(client) : new LocalAudits(Engine.Open());

    private string? Address(ParseResult parsed) => (parsed.GetValue(_server) ?? Environment.GetEnvironmentVariable(ServerVariable)) is { Length: > 0 } address ? address : null;
}
