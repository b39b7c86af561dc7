using System.Security.Claims;
using Lethe.Auditing.Running.Workers;
using Lethe.Hosting.Policies;
using Lethe.Storage.Audits;
using Lethe.Storage.Users;
using Lethe.Web.Serving;
using Lethe.Web.Tests.Support;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Components.Authorization;

namespace Lethe.Web.Tests.Users;

/// <summary>What a page does when something was pressed: by the role of now, and with a sentence instead of a fault.</summary>
public sealed class VisitorTests : IDisposable
{
    private readonly ScheduleHouse _house = new();
    private readonly LoginDesk _desk;
    private int _deeds;

    public VisitorTests()
    {
        var settings = new ServerSettings(ListenAddress.ReadAll("http://127.0.0.1:0"), new WorkerCommand("none", []), RunSettings.Of(workers: 1, threads: 1), "test");
        _desk = new LoginDesk(_house.Engine, new LoginRule(_house.Engine, settings));
    }

    private UserBook Users => _house.Engine.Database.Users;

    public void Dispose()
    {
        _desk.Dispose();
        _house.Dispose();
    }

    [Fact]
    public void Deed_OfSomebodyWhoMay_IsDone()
    {
        var local = Visitor(Identity.Local("test"));
        Assert.Empty(local.Try(Role.Admin, Deed));
        Assert.Equal((1, false), (_deeds, local.HasLeft));
    }

    [Fact]
    public void Deed_OfSomebodyWhoseRoleWasTaken_IsNotDone()
    {
        var (user, visitor) = LoggedIn();
        Assert.Empty(visitor.Try(Role.Auditor, Deed));
        Users.ChangeRole(user, Role.Viewer);
        var sentence = Assert.Single(visitor.Try(Role.Auditor, Deed));
        Assert.Equal("You may no longer do this: it needs the role auditor, and yours is viewer now. An admin can give it back, on the page Settings or with 'lethe user role second auditor'.", sentence);
        Assert.Equal((1, false), (_deeds, visitor.HasLeft));
        Users.ChangeRole(user, Role.Admin);
        Assert.Empty(visitor.Try(Role.Admin, Deed));
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("password")]
    [InlineData("removed")]
    public void Deed_OfASessionThatHasEnded_IsNotDone(string how)
    {
        var (user, visitor) = LoggedIn();
        if (how == "disabled") Users.Disable(user);
        else if (how == "password") Users.SetPassword(user, "another good password");
        else Users.Remove(user);
        Assert.Equal(["You are no longer logged in, so nothing was done."], visitor.Try(Role.Viewer, Deed));
        Assert.Equal((0, true), (_deeds, visitor.HasLeft));
    }

    [Fact]
    public void Deed_OnAPageThatWasOpenBeforeThereWereUsers_IsNotDone()
    {
        var visitor = Visitor(Identity.Local("test"));
        Users.Add("first", Role.Admin, House.Password);
        Assert.Single(visitor.Try(Role.Viewer, Deed));
        Assert.Equal((0, true), (_deeds, visitor.HasLeft));
    }

    [Fact]
    public void Deed_ThatIsRefused_SaysEveryFault()
    {
        var visitor = Visitor(Identity.Local("test"));
        var faults = visitor.Try(Role.Auditor, () => new PolicyShelf(_house.Engine).Write("x.yaml", "gates:\n  - metric: accuracy.test\n    atLest: 1\n  - metric: accuracy.test\n    atMst: 1\n", Asker.Local));
        Assert.True(faults.Count >= 2, string.Join("; ", faults));
        Assert.Equal(["The disk is full."], visitor.Try(Role.Auditor, () => throw new IOException("The disk is full.")));
    }

    [Fact]
    public void Deed_WithADefect_IsNotTakenForARefusal() =>
        Assert.Throws<InvalidOperationException>(() => Visitor(Identity.Local("test")).Try(Role.Auditor, () => throw new InvalidOperationException()));

    private void Deed() => _deeds++;

    private (string User, Visitor Visitor) LoggedIn()
    {
        Users.Add("first", Role.Admin, House.Password);
        var user = Users.Add("second", Role.Auditor, House.Password);
        return (user, Visitor(Identity.Of(Users.Find(user)!, "test")));
    }

    private Visitor Visitor(ClaimsPrincipal principal) => new(new States(principal), _desk);

    private sealed class States(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}
