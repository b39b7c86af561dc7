using Lethe.Storage.Users;
using Microsoft.AspNetCore.Authorization;

namespace Lethe.Web.Users;

/// <summary>Says which role a route needs, so that a refusal can name it.</summary>
internal sealed class RoleRequirement(Role role) : AuthorizationHandler<RoleRequirement>, IAuthorizationRequirement
{
    public Role Role => role;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (Identity.RoleOf(context.User) >= requirement.Role) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
