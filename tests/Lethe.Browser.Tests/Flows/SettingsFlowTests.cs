using Lethe.Browser.Tests.Support;
using Lethe.Web.Notices;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

[Collection(AuditedServer.Name)]
public sealed class SettingsFlowTests(Chromium chromium, Audited audited)
{
    [Fact]
    public Task Notices_AreSetKeepTheirSecretAndAreTested() => chromium.VisitAsync(audited.Server, async visit =>
    {
        using var receiver = new WebhookReceiver();
        await visit.GoAsync("/settings");
        var form = visit.Page.Locator("form[aria-labelledby=notices]");
        await visit.Field("Address").FillAsync(receiver.Address);
        await visit.Field("Secret, 16 characters or more").FillAsync("too short");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("16 characters");
        await visit.Field("Secret, 16 characters or more").FillAsync("a secret of some length");
        await visit.Field("it may be on this machine or a private network").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        await Expect(visit.Field("Secret, 16 characters or more")).ToHaveValueAsync("");
        await Expect(visit.Field("Secret, 16 characters or more")).ToHaveAttributeAsync("placeholder", "kept as it is");

        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        var saved = InstallationSettings.Read(audited.Server.Engine.Home).Notices!;
        Assert.Equal("a secret of some length", saved.Webhook!.Secret);
        Assert.True(saved.AllowPrivate);
        await form.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("Told by webhook.");
        Assert.Contains("X-Lethe-Signature: sha256=", await receiver.Request, StringComparison.Ordinal);

        await visit.Field("Address").FillAsync("");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved.");
        Assert.Null(InstallationSettings.Read(audited.Server.Engine.Home).Notices!.Webhook);
    });

    [Fact]
    public Task Key_IsReplacedAfterASecondClickAndCertificatesStayGenuine() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync("/settings");
        var key = visit.Page.Locator("section[aria-labelledby=key] code").First;
        var before = await key.InnerTextAsync();
        await visit.Button("Put another key in its place").ClickAsync();
        await Expect(key).ToHaveTextAsync(before);
        await visit.Button("Really put another key in its place").ClickAsync();
        await Expect(key).Not.ToHaveTextAsync(before);
        await visit.SeesAsync("after 1 other");
        await visit.GoAsync($"/audits/{audited.Demo}");
        await visit.Button("Verify").ClickAsync();
        await visit.SeesAsync("The certificate is genuine.");
    });
}
