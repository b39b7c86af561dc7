using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Lethe.Storage.Users;

namespace Lethe.Cli.Commands.Users;

internal static class TokenCommand
{
    public static Command Create() => new("token", "Tokens, by which programs log in to the server.") { Add(), List(), Revoke() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "What it is for." };
        var user = new Option<string>("--user") { Description = "Whose it is.", Required = true };
        var role = new Option<Role?>("--role") { Description = "The most it may do; without it as much as its owner, and never more." };
        var days = new Option<int>("--days") { Description = $"How long it lasts, {TokenBook.MostDays} at most.", DefaultValueFactory = _ => TokenBook.UsualDays };
        var command = new Command("add", "Make a token. It is shown once and kept nowhere.") { name, user, role, days };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var owner = engine.Database.Users.Named(parsed.GetRequiredValue(user));
            var token = engine.Database.Tokens.Add(parsed.GetRequiredValue(name), owner.Id, parsed.GetValue(role), parsed.GetValue(days));
            // The token alone, so that a script can take it.
            parsed.InvocationConfiguration.Output.WriteLine(token.Text);
            parsed.InvocationConfiguration.Error.WriteLine(
                $"Token {token.Id} of {owner.Name}, {UserCommand.Word(token.Role)}, until {Day(token.ExpiresAt)}. It is shown this once: keep it where secrets are kept.");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("list", "List tokens, newest first, those too that answer no more.") { json };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (tokens, output) = (engine.Database.Tokens.List(), parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(json)) output.WriteLine(Json(tokens).ToJsonString());
            else if (tokens.Count == 0) output.WriteLine("No tokens. `lethe token add NAME --user USER` makes one.");
            else foreach (var token in tokens) output.WriteLine($"{token.Id}  {token.Owner}  {UserCommand.Word(token.Role),-8}  {State(token, engine.Clock)}  {token.Name}");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The token's id, as `lethe token list` shows it." };
        var command = new Command("revoke", "Let a token answer no more, from now on.") { id };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var token = parsed.GetRequiredValue(id);
            var isNew = engine.Database.Tokens.Revoke(token);
            parsed.InvocationConfiguration.Output.WriteLine(isNew ? $"Token {token} is revoked." : $"Token {token} was revoked before.");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static string State(TokenEntry token, TimeProvider clock)
    {
        if (token.RevokedAt is { } revoked) return $"revoked {Day(revoked)}";
        if (token.ExpiresAt <= clock.GetUtcNow()) return $"expired {Day(token.ExpiresAt)}";
        return $"until {Day(token.ExpiresAt)}, {(token.LastUsedAt is { } used ? $"last used {Day(used)}" : "never used")}";
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Json(IReadOnlyList<TokenEntry> tokens) => new()
    {
        ["tokens"] = new JsonArray([.. tokens.Select(token => (JsonNode?)new JsonObject
        {
            ["token"] = token.Id,
            ["name"] = token.Name,
            ["owner"] = token.Owner,
            ["role"] = UserCommand.Word(token.Role),
            ["created"] = Exact(token.CreatedAt),
            ["expires"] = Exact(token.ExpiresAt),
            ["lastUsed"] = Exact(token.LastUsedAt),
            ["revoked"] = Exact(token.RevokedAt),
        })]),
    };

    private static string? Exact(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);
}
