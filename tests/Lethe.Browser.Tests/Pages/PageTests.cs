using Lethe.Browser.Tests.Support;

namespace Lethe.Browser.Tests.Pages;

[Collection(AuditedServer.Name)]
public sealed class PageTests(Chromium chromium, Audited audited)
{
    [Theory]
    [InlineData("overview", "/")]
    [InlineData("audits", "/audits")]
    [InlineData("audits-none-fits", "/audits?name=zzzz")]
    [InlineData("audit", "/audits/{demo}")]
    [InlineData("audit-without-policy", "/audits/{plain}")]
    [InlineData("audit-cancelled", "/audits/{cancelled}")]
    [InlineData("audit-unknown", "/audits/0000000000")]
    [InlineData("new-audit", "/audits/new")]
    [InlineData("new-audit-from", "/audits/new?from={demo}")]
    [InlineData("compare-nothing", "/compare")]
    [InlineData("compare", "/compare?ids={six}")]
    [InlineData("subjects", "/subjects")]
    [InlineData("subjects-none-fits", "/subjects?find=zzzz")]
    [InlineData("datasets", "/datasets")]
    [InlineData("dataset", "/datasets/{data}")]
    [InlineData("plugins", "/plugins")]
    [InlineData("plugin", "/plugins/eval.membership")]
    [InlineData("schedules", "/schedules")]
    [InlineData("schedule-new", "/schedules?edit=new")]
    [InlineData("policies", "/policies")]
    [InlineData("policy", "/policies/release.yaml")]
    [InlineData("policy-new", "/policies/new")]
    [InlineData("trail", "/trail")]
    [InlineData("settings", "/settings")]
    [InlineData("certificate", "/api/v1/audits/{demo}/certificate?format=html")]
    public Task Page_OfAServerInUse_IsSound(string name, string address) => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync(audited.Address(address));
        await PageCheck.LookAsync(visit, name);
    }, test: name);

    [Fact]
    public Task Page_ThatIsNotThere_IsSound() => chromium.VisitAsync(audited.Server, async visit =>
    {
        visit.Expect("nothing-here");
        await visit.GoAsync("/nothing-here");
        await PageCheck.LookAsync(visit, "not-found");
    });
}
