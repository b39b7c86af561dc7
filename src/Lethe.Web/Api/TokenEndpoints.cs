using System.Security.Claims;
using Lethe.Storage.Users;
using Lethe.Web.Parts;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Api;

/// <summary>Tokens: listed, made, revoked, by an admin alone.</summary>
internal static class TokenEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("").RequireAuthorization(RolePolicy.Admin);
        tokens.MapGet("/tokens", (Engine engine) => engine.Database.Tokens.List().Select(TokenItem.Of)).WithSummary("Tokens, newest first, those too that answer no more");
        tokens.MapPost("/tokens", Add).WithSummary("Make a token; its text is given this once").ProducesProblem(400);
        tokens.MapPost("/tokens/{id}/revoke", Revoke).WithSummary("Let a token answer no more, from now on").Produces<TokenItem>().ProducesProblem(404);
    }

    private static Created<MadeToken> Add(Engine engine, HttpResponse response, ClaimsPrincipal who, [FromBody] NewTokenItem token)
    {
        var owner = engine.Database.Users.Named(UserEndpoints.Needed(token.User, "user"));
        var made = engine.Database.Tokens.Add(
            UserEndpoints.Needed(token.Name, "name"), owner.Id, AuditEndpoints.Wanted<Role>(token.Role, "role"), token.Days ?? TokenBook.UsualDays, Identity.IdOf(who));
        response.Headers.CacheControl = "no-store";
        return TypedResults.Created("/api/v1/tokens", new MadeToken(made.Id, made.Text, Word.Of(made.Role), made.ExpiresAt));
    }

    private static IResult Revoke(Engine engine, ClaimsPrincipal who, string id)
    {
        if (engine.Database.Tokens.List().All(token => token.Id != id)) return Faults.NotFound($"There is no token {id}.");
        engine.Database.Tokens.Revoke(id, Identity.IdOf(who));
        return Results.Ok(TokenItem.Of(engine.Database.Tokens.List().First(token => token.Id == id)));
    }
}
