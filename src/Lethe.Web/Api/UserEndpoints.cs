using System.Security.Claims;
using Lethe.Storage.Users;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Users: listed, added, changed, removed, by an admin alone.</summary>
internal static class UserEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var users = api.MapGroup("").RequireAuthorization(RolePolicy.Admin);
        users.MapGet("/users", (Engine engine) => engine.Database.Users.List().Select(UserItem.Of)).WithSummary("Users, by name");
        users.MapGet("/users/{name}", Find).WithSummary("One user").Produces<UserItem>().ProducesProblem(404);
        users.MapPost("/users", Add).WithSummary("Add a user; with the first one everybody has to log in").ProducesProblem(400);
        users.MapPut("/users/{name}/role", SetRole).WithSummary("Give a user another role").Produces<UserItem>().ProducesProblem(400).ProducesProblem(404);
        users.MapPut("/users/{name}/password", SetPassword).WithSummary("Give a user another password; their sessions end").Produces<UserItem>().ProducesProblem(400).ProducesProblem(404);
        users.MapPost("/users/{name}/disable", Disable).WithSummary("Let a user log in no more; sessions end and tokens do not answer").Produces<UserItem>().ProducesProblem(400).ProducesProblem(404);
        users.MapPost("/users/{name}/enable", Enable).WithSummary("Let a user log in again").Produces<UserItem>().ProducesProblem(404);
        users.MapDelete("/users/{name}", Remove).WithSummary("Remove a user with their tokens").Produces(204).ProducesProblem(400).ProducesProblem(404);
    }

    private static IResult Find(Engine engine, string name) => Change(engine, name, _ => { });

    private static Created<UserItem> Add(Engine engine, ClaimsPrincipal who, [FromBody] NewUserItem user)
    {
        var (name, role, password) = (Needed(user.Name, "name"), RoleOf(user.Role), Needed(user.Password, "password"));
        var id = engine.Database.Users.Add(name, role, password, Identity.IdOf(who));
        var item = UserItem.Of(engine.Database.Users.Find(id)!);
        return TypedResults.Created($"/api/v1/users/{Uri.EscapeDataString(item.Name)}", item);
    }

    private static IResult SetRole(Engine engine, ClaimsPrincipal who, string name, [FromBody] UserRole change)
    {
        var role = RoleOf(change.Role);
        return Change(engine, name, id => engine.Database.Users.ChangeRole(id, role, Identity.IdOf(who)));
    }

    private static IResult SetPassword(Engine engine, ClaimsPrincipal who, string name, [FromBody] UserPassword change)
    {
        var password = Needed(change.Password, "password");
        return Change(engine, name, id => engine.Database.Users.SetPassword(id, password, Identity.IdOf(who)));
    }

    private static IResult Disable(Engine engine, ClaimsPrincipal who, string name) => Change(engine, name, id => engine.Database.Users.Disable(id, Identity.IdOf(who)));

    private static IResult Enable(Engine engine, ClaimsPrincipal who, string name) => Change(engine, name, id => engine.Database.Users.Enable(id, Identity.IdOf(who)));

    private static IResult Remove(Engine engine, ClaimsPrincipal who, string name)
    {
        if (engine.Database.Users.FindNamed(name) is not { } user) return Missing(name);
        engine.Database.Users.Remove(user.Id, Identity.IdOf(who));
        return Results.NoContent();
    }

    private static IResult Change(Engine engine, string name, Action<string> change)
    {
        if (engine.Database.Users.FindNamed(name) is not { } user) return Missing(name);
        change(user.Id);
        return Results.Ok(UserItem.Of(engine.Database.Users.Find(user.Id)!));
    }

    internal static string Needed(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? throw new BadHttpRequestException($"'{name}' is needed.") : text;

    private static Role RoleOf(string? word) => AuditEndpoints.Wanted<Role>(Needed(word, "role"), "role")!.Value;

    private static IResult Missing(string name) => Faults.NotFound($"There is no user '{name}'.");
}
