namespace Lethe.Web.Users;

/// <summary>Where a login leads: to a page of this server and nowhere else, whatever the address says.</summary>
internal static class ReturnAddress
{
    private const string Start = "/";

    public static string Read(string? to)
    {
        // `//host` and `/\host` mean another host to a browser, and it takes control characters out before it looks.
        var isHere = to is ['/', ..] && (to.Length < 2 || to[1] is not ('/' or '\\')) && !to.Any(char.IsControl);
        return isHere && !to!.StartsWith(LetheLogin.Page, StringComparison.OrdinalIgnoreCase) ? to : Start;
    }
}
