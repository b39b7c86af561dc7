using System.ComponentModel;
using System.Diagnostics;
using Lethe.Auditing.Certificates;

namespace Lethe.Web.Certificates;

/// <summary>Prints a page to PDF with a browser that is installed.</summary>
public static class PdfPrinter
{
    /// <summary>What is said where there is no browser.</summary>
    public const string Missing =
        "A PDF is printed by Chromium, and none is installed: `apt install chromium`, or name one in LETHE_CHROMIUM. The HTML can be printed by any browser.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The browser that is used: <c>LETHE_CHROMIUM</c>, or the first that is found; null when there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("LETHE_CHROMIUM") is { Length: > 0 } given) return File.Exists(given) ? given : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    /// <exception cref="CertificateException">There is no browser, or it did not print.</exception>
    public static async Task<byte[]> PrintAsync(string page, CancellationToken cancellation = default)
    {
        var browser = Find() ?? throw new CertificateException(Missing);
        var folder = Directory.CreateTempSubdirectory("lethe-pdf-").FullName;
        try
        {
            var (html, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllTextAsync(html, page, cancellation).ConfigureAwait(false);
            var said = await RunAsync(browser, Arguments(folder, html, pdf), cancellation).ConfigureAwait(false);
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancellation).ConfigureAwait(false)
                : throw new CertificateException($"{browser} printed nothing: {said}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Arguments(string folder, string html, string pdf) =>
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder, "profile")}",
        // Chromium's sandbox refuses to run as root; the page is our own and runs no script.
        .. Environment.UserName == "root" ? new[] { "--no-sandbox" } : [],
        $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri,
    ];

    private static async Task<string> RunAsync(string browser, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var process = Start(browser, arguments);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return $"exit code {process.ExitCode}. {(await output.ConfigureAwait(false) + await error.ConfigureAwait(false)).Trim()}";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"it did not end within {Patience.TotalSeconds} s.";
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private static Process Start(string browser, IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception fault)
        {
            throw new CertificateException($"{browser} cannot be started: {fault.Message}", fault);
        }
    }
}
