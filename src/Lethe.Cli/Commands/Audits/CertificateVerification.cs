using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Auditing.Certificates;
using Lethe.Auditing.Certificates.Proofs;
using Lethe.Hosting.Certificates;
using Lethe.Web.Certificates;

namespace Lethe.Cli.Commands.Audits;

/// <summary>Verifies a certificate that is a file, with whatever else was named.</summary>
internal sealed class CertificateVerification(ParseResult parsed, VerifyOptions options)
{
    public async Task<ExitCode> RunAsync(string file)
    {
        var report = await ReadAsync(await File.ReadAllBytesAsync(file).ConfigureAwait(false)).ConfigureAwait(false);
        var kept = options.ReadHead(parsed);
        if (kept is not null) report = report.AgainstHead(kept);
        foreach (var model in parsed.GetRequiredValue(options.Models)) report = report.AgainstModel(model, HashOf(model));
        if (parsed.GetValue(options.Key) is { } key) report = report.AgainstKey(key);
        if (parsed.GetValue(options.Proof) is { } proof) report = report.AgainstProof(RecordProof.Read(await File.ReadAllBytesAsync(proof).ConfigureAwait(false)));
        // A certificate that does not hold by itself has no place on any chain.
        if (report.IsGenuine) report = AgainstChain(report, kept);
        return Show(file, report);
    }

    // Apart, so that other commands load nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<CertificateReport> ReadAsync(byte[] file) => CertificateReading.VerifyAsync(file);

    private static CertificateReport AgainstChain(CertificateReport report, Lethe.Storage.Chains.ChainHead? kept)
    {
        using var engine = Engine.Open();
        return report.AgainstChain(engine, kept);
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return HexText.Of(System.Security.Cryptography.SHA256.HashData(stream));
    }

    private ExitCode Show(string file, CertificateReport report)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        foreach (var sentence in report.Shown) output.WriteLine($"Fits: {sentence}");
        foreach (var note in report.Notes) output.WriteLine($"Note: {note}");
        foreach (var fault in report.Faults) error.WriteLine(fault);
        if (!report.IsGenuine)
        {
            error.WriteLine($"{file} does not verify.");
            return ExitCode.Fail;
        }
        var certificate = report.Signed!.Certificate;
        output.WriteLine($"{file} is the certificate of audit {certificate.Audit.Id} ({certificate.Audit.Name}), verdict {certificate.Verdict}.");
        return ExitCode.Pass;
    }
}
