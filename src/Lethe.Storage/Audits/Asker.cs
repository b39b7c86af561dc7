using System.Text.Json.Nodes;
using Lethe.Storage.Entities;

namespace Lethe.Storage.Audits;

/// <summary>Who asked for an audit, for its end, or for another change.</summary>
/// <param name="Id">What the trail calls the user, the token or the schedule; null where there is nothing to tell apart.</param>
/// <param name="Name">As it was when it was asked for; null when the user was removed, and the name with them.</param>
public sealed record Asker(AskerKind Kind, string? Id, string? Name)
{
    private const string FromShell = "the command line", FromHere = "this machine, without a login";

    public static readonly Asker CommandLine = new(AskerKind.CommandLine, null, FromShell);

    public static readonly Asker Local = new(AskerKind.Local, null, FromHere);

    public string Text => Kind switch
    {
        AskerKind.User => Name is null ? "a user who was removed" : $"user {Name}",
        AskerKind.Token => $"token {Name ?? Id}",
        AskerKind.Schedule => $"schedule {Name ?? Id}",
        AskerKind.CommandLine => FromShell,
        _ => FromHere,
    };

    /// <summary>What files and answers call the door.</summary>
    public string KindWord => WordConverter<AskerKind>.Word(Kind);

    /// <summary>Never the name: it is personal, and nothing can be taken off the chain.</summary>
    public JsonObject ForTrail() => new() { ["kind"] = KindWord, ["id"] = Id };
}
