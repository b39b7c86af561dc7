using Lethe.Storage.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lethe.Web.Users;

/// <summary>The roles as routes and pages name them.</summary>
public static class RolePolicy
{
    public const string Viewer = "viewer", Auditor = "auditor", Admin = "admin";

    public static string Of(Role role) => role switch
    {
        Role.Viewer => Viewer,
        Role.Auditor => Auditor,
        _ => Admin,
    };

    internal static void AddTo(AuthorizationOptions options)
    {
        foreach (var role in Enum.GetValues<Role>())
            options.AddPolicy(Of(role), policy => policy.AddRequirements(new RoleRequirement(role)));
        // Whatever says nothing of roles is for those who have logged in.
        options.FallbackPolicy = options.GetPolicy(Viewer);
    }

    /// <summary>Who may do what over REST: reading is a viewer's, changing an auditor's, removing an admin's, unless a route says another role.</summary>
    internal static void ByMethod(IEndpointConventionBuilder routes) => routes.Finally(route =>
    {
        if (route.Metadata.OfType<IAuthorizeData>().Any()) return;
        var methods = route.Metadata.OfType<IHttpMethodMetadata>().SelectMany(one => one.HttpMethods).ToArray();
        var role = methods.Length > 0 && methods.All(HttpMethods.IsGet) ? Role.Viewer : methods.Contains(HttpMethods.Delete) ? Role.Admin : Role.Auditor;
        route.Metadata.Add(new AuthorizeAttribute(Of(role)));
    });
}
