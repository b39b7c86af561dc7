using System.CommandLine;
using Lethe.Web.Api;

namespace Lethe.Cli.Remote;

/// <summary>Has a server verify: a certificate against its trail, or the trail alone.</summary>
internal sealed class RemoteVerification(ParseResult parsed, LetheClient client)
{
    private readonly TextWriter _output = parsed.InvocationConfiguration.Output, _error = parsed.InvocationConfiguration.Error;

    public async Task<ExitCode> OfFileAsync(string file, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false));
        content.Headers.ContentType = new(Path.GetExtension(file).Equals(".html", StringComparison.OrdinalIgnoreCase) ? "text/html" : "application/json");
        var verdict = await client.SendAsync<CertificateVerdict>("certificates/verify", content, cancellation).ConfigureAwait(false);
        foreach (var sentence in verdict.Shown) _output.WriteLine($"Fits: {sentence}");
        foreach (var note in verdict.Notes) _output.WriteLine($"Note: {note}");
        foreach (var fault in verdict.Faults) _error.WriteLine(fault);
        if (!verdict.IsGenuine)
        {
            _error.WriteLine($"{file} does not verify.");
            return ExitCode.Fail;
        }
        _output.WriteLine($"{file} is the certificate of audit {verdict.Audit} ({verdict.Name}), verdict {verdict.Verdict}.");
        return ExitCode.Pass;
    }

    public async Task<ExitCode> OfTrailAsync(CancellationToken cancellation)
    {
        var report = await client.GetAsync<TrailReport>("trail/report", cancellation).ConfigureAwait(false);
        foreach (var warning in report.Warnings) _output.WriteLine($"Note: {warning}");
        if (!report.IsWhole)
        {
            _error.WriteLine($"The chain is broken at record {report.BrokenAt}: {report.Reason}");
            return ExitCode.Fail;
        }
        _output.WriteLine($"The chain is whole. Its head, to be kept elsewhere: {report.Head}");
        return ExitCode.Pass;
    }
}
