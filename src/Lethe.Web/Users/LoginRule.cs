using Lethe.Web.Serving;

namespace Lethe.Web.Users;

/// <summary>Whether somebody has to log in: where other machines can reach the server, where it was asked for, and as soon as there are users.</summary>
public sealed class LoginRule(Engine engine, ServerSettings settings)
{
    public bool IsNeeded => settings.RequiresLogin || engine.Database.Users.Any;
}
