using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lethe.Storage.Users;

namespace Lethe.Cli.Commands.Users;

internal static class UserCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "What the user logs in as." };

    public static Command Create() => new("user", "Who may log in to the server, and what each may do. A server that runs goes by it at once.")
    {
        Add(), List(), ChangeRole(), Disable(), Enable(), Password(), Remove(),
    };

    private static Command Add()
    {
        var role = new Option<Role>("--role") { Description = "viewer reads; auditor runs audits and schedules; admin does everything. The first user is an admin.", Required = true };
        var command = new Command("add", "Add a user. The password is asked for, or read from standard input.") { Name, role };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            engine.Database.Users.Add(parsed.GetRequiredValue(Name), parsed.GetValue(role), PasswordPrompt.Read(parsed.InvocationConfiguration.Error));
            return Say(parsed, $"{Tidy(parsed)} can log in as {Word(parsed.GetValue(role))}.");
        });
        return command;
    }

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("list", "List users with their roles.") { json };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (users, output) = (engine.Database.Users.List(), parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(json)) output.WriteLine(Json(users).ToJsonString());
            else if (users.Count == 0) output.WriteLine("No users, so the server asks for no login and listens on this machine only. `lethe user add NAME --role admin` adds the first.");
            else foreach (var user in users) output.WriteLine($"{user.Id}  {Word(user.Role),-8}  {(user.IsEnabled ? "enabled " : "disabled")}  {user.Name}");
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static Command ChangeRole()
    {
        var role = new Argument<Role>("role") { Description = "viewer, auditor or admin." };
        var command = new Command("role", "Give a user another role. It counts from the next request on.") { Name, role };
        command.SetAction(parsed => Change(parsed, (users, id) => users.ChangeRole(id, parsed.GetValue(role)), $"is {Word(parsed.GetValue(role))} now."));
        return command;
    }

    private static Command Disable()
    {
        var command = new Command("disable", "Let a user in no more: sessions end, tokens answer no more.") { Name };
        command.SetAction(parsed => Change(parsed, (users, id) => users.Disable(id), "is disabled."));
        return command;
    }

    private static Command Enable()
    {
        var command = new Command("enable", "Let a user who was disabled in again.") { Name };
        command.SetAction(parsed => Change(parsed, (users, id) => users.Enable(id), "can log in again."));
        return command;
    }

    private static Command Password()
    {
        var command = new Command("password", "Set a user's password, asked for or read from standard input. Sessions end.") { Name };
        command.SetAction(parsed => Change(parsed, (users, id) => users.SetPassword(id, PasswordPrompt.Read(parsed.InvocationConfiguration.Error)), "has another password; sessions have ended."));
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "Remove a user and their tokens. What they did stays on the trail, under the user's id.") { Name };
        command.SetAction(parsed => Change(parsed, (users, id) => users.Remove(id), "is removed."));
        return command;
    }

    private static int Change(ParseResult parsed, Action<UserBook, string> change, string done)
    {
        using var engine = Engine.Open();
        change(engine.Database.Users, engine.Database.Users.Named(parsed.GetRequiredValue(Name)).Id);
        return Say(parsed, $"{Tidy(parsed)} {done}");
    }

    private static int Say(ParseResult parsed, string sentence)
    {
        parsed.InvocationConfiguration.Output.WriteLine(sentence);
        return (int)ExitCode.Pass;
    }

    private static string Tidy(ParseResult parsed) => parsed.GetRequiredValue(Name).Trim().ToLowerInvariant();

    private static JsonObject Json(IReadOnlyList<UserEntry> users) => new()
    {
        ["users"] = new JsonArray([.. users.Select(user => (JsonNode?)new JsonObject
        {
            ["user"] = user.Id,
            ["name"] = user.Name,
            ["role"] = Word(user.Role),
            ["enabled"] = user.IsEnabled,
            ["created"] = user.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
        })]),
    };

    internal static string Word(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName($"{role}");
}
