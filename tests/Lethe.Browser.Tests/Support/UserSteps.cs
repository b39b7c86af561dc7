using Lethe.Web.Tests.Support;
using Microsoft.Playwright;

namespace Lethe.Browser.Tests.Support;

/// <summary>What people do with users on the pages.</summary>
internal static class UserSteps
{
    /// <summary>Goes to a page by way of the login.</summary>
    public static async Task LogInAsync(Visit visit, string name, string to)
    {
        await visit.GoAsync(to);
        await visit.Field("Name").FillAsync(name);
        await visit.Field("Password").FillAsync(House.Password);
        await visit.Button("Log in").ClickAsync();
        await visit.ArriveAsync($"^{to}$");
    }

    /// <summary>The form of a new user.</summary>
    public static ILocator AddUser(Visit visit) => visit.Page.GetByRole(AriaRole.Form, new() { Name = "Add a user" });

    /// <summary>Fills that form in, and does not send it.</summary>
    public static async Task FillAsync(Visit visit, string name)
    {
        await AddUser(visit).GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await AddUser(visit).GetByLabel("Password, 10 characters or more").FillAsync(House.Password);
    }

    public static async Task LogOutAsync(Visit visit)
    {
        await visit.Page.Locator(".who summary").ClickAsync();
        await visit.Button("Log out").ClickAsync();
        await visit.ArriveAsync("^/login$");
    }
}
