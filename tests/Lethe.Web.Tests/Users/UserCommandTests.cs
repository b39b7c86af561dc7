using System.Net;
using Lethe.Storage.Users;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Users;

/// <summary>The command line as a process, on the home of a server that runs.</summary>
public sealed class UserCommandTests
{
    [Fact]
    public async Task Users_FromTheCommandLine_CountForAServerThatRuns()
    {
        await using var house = await House.OpenAsync();
        var home = house.Server.HomeFolder;
        Assert.Equal(0, (await LetheProgram.RunAsync(home, "a good password", null, "user", "add", "Cora", "--role", "auditor")).Code);
        using var browser = house.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.LogInAsync("cora", "a good password")).StatusCode);
        Assert.Equal(0, (await LetheProgram.RunAsync(home, null, null, "user", "disable", "cora")).Code);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/audits")).StatusCode);
        Assert.Contains("disabled  cora", (await LetheProgram.RunAsync(home, null, null, "user", "list")).Output, StringComparison.Ordinal);

        var made = await LetheProgram.RunAsync(home, null, null, "token", "add", "nightly", "--user", "admin", "--role", "viewer", "--days", "3");
        Assert.Matches("^lethe_[A-Za-z0-9_-]{43}\n$", made.Output);
        Assert.Equal(Role.Viewer, house.Server.Engine.Database.Tokens.Check(made.Output.Trim()).User.Role);
        var id = house.Server.Engine.Database.Tokens.List().Single(token => token.Name == "nightly").Id;
        Assert.Equal(0, (await LetheProgram.RunAsync(home, null, null, "token", "revoke", id)).Code);
        Assert.Throws<UserException>(() => house.Server.Engine.Database.Tokens.Check(made.Output.Trim()));
    }

    [Theory]
    [InlineData("short", "10 to 200 characters", "user", "add", "first", "--role", "admin")]
    [InlineData("a good password", "must be an admin", "user", "add", "first", "--role", "viewer")]
    [InlineData(null, "first line of standard input", "user", "add", "first", "--role", "admin")]
    [InlineData(null, "There is no user 'first'", "user", "remove", "first")]
    [InlineData(null, "There is no user 'first'", "token", "add", "x", "--user", "first")]
    public async Task User_ThatCannotBe_IsRefusedWithTheReason(string? input, string reason, params string[] args)
    {
        var home = Directory.CreateTempSubdirectory("lethe-users-").FullName;
        var (code, _, error) = await LetheProgram.RunAsync(home, input, null, args);
        Assert.Equal(3, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Directory.Delete(home, recursive: true);
    }
}
