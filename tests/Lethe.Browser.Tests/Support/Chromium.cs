using System.Runtime.CompilerServices;
using Lethe.Web.Certificates;
using Lethe.Web.Tests.Support;
using Microsoft.Playwright;

namespace Lethe.Browser.Tests.Support;

/// <summary>The browser that is installed, without a window. It is started once; each visit has cookies of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Long, because a busy machine is slow and not broken: nothing waits for a time, only for something to happen.</summary>
    internal const float Patience = 180_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var program = PdfPrinter.Find() ?? throw new InvalidOperationException("These tests look at the pages with Chromium, and none is installed: `apt install chromium`.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            // The pages are our own, and the sandbox refuses to run as root.
            ChromiumSandbox = false,
            Args = ["--disable-dev-shm-usage", "--disable-gpu"],
        });
        Assertions.SetDefaultExpectTimeout(Patience);
    }

    /// <summary>
    /// Goes to a server with a new browser window. What the browser complained of meanwhile fails the test; a picture is
    /// kept of where a test failed.
    /// </summary>
    internal async Task VisitAsync(Server server, Func<Visit, Task> what, BrowserNewContextOptions? options = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        options ??= new BrowserNewContextOptions();
        (options.BaseURL, options.ViewportSize) = ($"{server.Client.BaseAddress}", options.ViewportSize ?? new ViewportSize { Width = 1440, Height = 900 });
        await using var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        var visit = new Visit(await context.NewPageAsync(), server.Client.BaseAddress!);
        try
        {
            await what(visit);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.File($"failed/{Path.GetFileNameWithoutExtension(file)}.{test}"), FullPage = true });
            throw;
        }
        visit.AssertQuiet();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
