using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Lethe.Browser.Tests.Support;

/// <summary>A window of a browser, and what it complains of.</summary>
internal sealed class Visit
{
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<string> _expected = [];
    private readonly Uri _server;

    public Visit(IPage page, Uri server)
    {
        (Page, _server) = (page, server);
        page.Context.WebError += (_, fault) => Complain($"script: {fault.Error}");
        page.Context.Console += (_, said) => Complain(said.Type == "error" ? $"console: {said.Text} ({said.Location})" : null);
        page.Context.Request += (_, request) => Complain(IsOurs(request.Url) ? null : $"request to another host: {request.Url}");
        page.Context.Response += (_, response) => Complain(response.Status >= 400 ? $"answer {response.Status}: {response.Url}" : null);
        // Who leaves a page or saves a file calls off what is under way: that is no failure.
        page.Context.RequestFailed += (_, request) => Complain(request.Failure is null or "net::ERR_ABORTED" ? null : $"failed: {request.Failure} {request.Url}");
        page.WebSocket += (_, socket) => Complain(IsOurs(socket.Url) ? null : $"socket to another host: {socket.Url}");
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("h1");

    public ILocator Main => Page.Locator("main");

    /// <summary>A complaint with this in it is what the test is about.</summary>
    public void Expect(string complaint) => _expected.Add(complaint);

    public void AssertQuiet() => Assert.DoesNotContain(_complaints, complaint => !_expected.Any(one => complaint.Contains(one, StringComparison.Ordinal)));

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await ReadyAsync();
    }

    /// <summary>Until the page is connected to the server; a page without a connection is ready as it is.</summary>
    public Task ReadyAsync() => Page.WaitForFunctionAsync("() => !document.querySelector('.frame') || document.querySelector('.frame[data-ready]')");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Sections may have the same name as the one field in them.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).And(Page.Locator("input, select, textarea"));

    public ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Row(string text) => Page.Locator("tr", new PageLocatorOptions { HasText = text });

    public Task SeesAsync(string text) => Assertions.Expect(Main).ToContainTextAsync(text);

    /// <summary>
    /// Waits until the browser is at such a path. The page itself is asked: what waits for an address by way of Playwright's
    /// load events misses the one that comes between its look and its waiting.
    /// </summary>
    /// <returns>Its last part, such as the id in <c>/audits/ID</c>.</returns>
    public async Task<string> ArriveAsync(string pattern)
    {
        await Page.WaitForFunctionAsync("pattern => document.readyState === 'complete' && new RegExp(pattern).test(location.pathname)", pattern);
        await ReadyAsync();
        return await Page.EvaluateAsync<string>("() => location.pathname.split('/').pop()");
    }

    private bool IsOurs(string address) => new Uri(address) is var to && (to.Scheme is "data" or "blob" || to.Authority == _server.Authority);

    private void Complain(string? complaint)
    {
        if (complaint is not null) _complaints.Enqueue(complaint);
    }
}
