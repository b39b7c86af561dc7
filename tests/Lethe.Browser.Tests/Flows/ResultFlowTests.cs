using System.Text;
using Lethe.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lethe.Browser.Tests.Flows;

/// <summary>What is done with the result of an audit.</summary>
[Collection(AuditedServer.Name)]
public sealed class ResultFlowTests(Chromium chromium, Audited audited)
{
    [Fact]
    public Task Compare_OfAnAuditsResults_ShowsThemSideBySideAndKeepsThemInTheAddress() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync($"/audits/{audited.Demo}");
        await visit.Link("Compare its results").ClickAsync();
        await visit.ArriveAsync("^/compare$");
        await Expect(visit.Heading).ToHaveTextAsync("Compare");
        var columns = visit.Page.Locator("table.findings thead th.number");
        await Expect(columns.Filter(new() { HasText = "unlearn." })).ToHaveCountAsync(3);
        var rows = visit.Page.Locator("table.findings tbody tr");
        var few = await rows.CountAsync();
        await visit.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(rows.Nth(few)).ToBeVisibleAsync();

        await visit.Button($"Take {audited.Demo}:unlearn.gradient-ascent out").ClickAsync();
        await Expect(columns.Filter(new() { HasText = "unlearn." })).ToHaveCountAsync(2);
        await visit.Page.ReloadAsync();
        await visit.ReadyAsync();
        await Expect(columns.Filter(new() { HasText = "unlearn." })).ToHaveCountAsync(2);
        Assert.DoesNotContain("gradient-ascent", visit.Page.Url, StringComparison.Ordinal);
    });

    [Fact]
    public Task Certificate_ThatIsThere_IsVerifiedAndViewed() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync($"/audits/{audited.Demo}");
        await visit.Button("Verify").ClickAsync();
        await visit.SeesAsync("The certificate is genuine.");
        var shown = await visit.Page.RunAndWaitForPopupAsync(() => visit.Link("View").ClickAsync());
        await Expect(shown.Locator("h1")).ToContainTextAsync("Demo");
        await Expect(shown.Locator(".verdict")).ToContainTextAsync("fail");
        var file = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Link("JSON").ClickAsync());
        Assert.Equal($"{audited.Demo}-certificate.json", file.SuggestedFilename);
    });

    [Fact]
    public Task Certificate_ShowsItsHeadlinesAndAllNumbersOnPaper() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync($"/api/v1/audits/{audited.Demo}/certificate?format=html");
        var fold = visit.Page.Locator("details.more").First;
        var folded = fold.Locator("tbody tr").Last;
        await Expect(visit.Row("accuracy.test").First).ToBeVisibleAsync();
        await Expect(folded).ToBeHiddenAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(folded).ToBeVisibleAsync();
        Assert.True(await folded.EvaluateAsync<double>("row => row.getBoundingClientRect().height") > 5);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(folded).ToBeHiddenAsync();
        await fold.Locator("summary").ClickAsync();
        await Expect(folded).ToBeVisibleAsync();
        Assert.Equal(audited.Server.Engine.Database.Findings.Count(audited.Demo), await visit.Page.Locator("tr:has(td.number + td.number)").CountAsync());
    });

    [Fact]
    public Task Certificate_ThatWasTamperedWith_FailsOnThePage() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync($"/audits/{audited.Plain}");
        await Expect(visit.Button("Verify")).ToBeVisibleAsync();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(audited.Server.Engine.Home.Audits, audited.Plain, "certificate"), "*.json"));
        var genuine = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        try
        {
            await File.WriteAllTextAsync(file, genuine.Replace("\"Small\"", "\"Smell\"", StringComparison.Ordinal), new UTF8Encoding(false), TestContext.Current.CancellationToken);
            await visit.Button("Verify").ClickAsync();
            await visit.SeesAsync("The certificate does not verify.");
            await visit.Page.ReloadAsync();
            await visit.ReadyAsync();
            await visit.SeesAsync("was changed");
        }
        finally
        {
            await File.WriteAllTextAsync(file, genuine, new UTF8Encoding(false), CancellationToken.None);
        }
        await visit.GoAsync($"/audits/{audited.Plain}");
        await visit.Button("Verify").ClickAsync();
        await visit.SeesAsync("The certificate is genuine.");
    });

    [Fact]
    public Task Record_ThatWasForgotten_IsProven() => chromium.VisitAsync(audited.Server, async visit =>
    {
        await visit.GoAsync($"/audits/{audited.Plain}");
        await visit.Field("Exactly as in the data").FillAsync("train-000003");
        await visit.Button("Search").ClickAsync();
        await visit.SeesAsync("Yes: 1 record with the record train-000003 of 10 in the forget set.");
        var proof = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Link("The proof").ClickAsync());
        Assert.Contains("train-000003", await File.ReadAllTextAsync(await proof.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await visit.Field("Exactly as in the data").FillAsync("train-000100");
        await visit.Button("Search").ClickAsync();
        await visit.SeesAsync("No: none of the 10 records");
    });
}
