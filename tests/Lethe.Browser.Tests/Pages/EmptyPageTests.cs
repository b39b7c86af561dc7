using Lethe.Browser.Tests.Support;
using Lethe.Web.Tests.Support;

namespace Lethe.Browser.Tests.Pages;

/// <summary>What a page says before there is anything to show.</summary>
public sealed class EmptyPageTests(Chromium chromium, EmptyPageTests.Empty empty) : IClassFixture<EmptyPageTests.Empty>
{
    [Theory]
    [InlineData("overview", "/")]
    [InlineData("audits", "/audits")]
    [InlineData("compare", "/compare")]
    [InlineData("subjects", "/subjects")]
    [InlineData("datasets", "/datasets")]
    [InlineData("schedules", "/schedules")]
    [InlineData("policies", "/policies")]
    [InlineData("trail", "/trail")]
    [InlineData("login", "/login")]
    public Task Page_OfAnEmptyHome_IsSound(string name, string address) => chromium.VisitAsync(empty.Server, async visit =>
    {
        await visit.GoAsync(address);
        await PageCheck.LookAsync(visit, $"empty-{name}");
    }, test: name);

    public sealed class Empty : IAsyncLifetime
    {
        internal Server Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await Server.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
