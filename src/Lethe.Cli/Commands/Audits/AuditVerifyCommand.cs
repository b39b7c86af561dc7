using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Lethe.Cli.Remote;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditVerifyCommand
{
    public static Command Create()
    {
        var what = new Argument<string?>("audit") { Description = "An audit's id, or the beginning of it; or a certificate, .json or .html. Without it the chain alone is verified.", Arity = ArgumentArity.ZeroOrOne };
        var options = new VerifyOptions();
        var remote = new RemoteOptions();
        var command = new Command("verify", "Verify that the record of audits is as it was written, and an audit's models and result with it; or that a certificate is genuine.") { what };
        options.AddTo(command);
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) => (int)(remote.Connect(parsed) is { } client
            ? await VerifyFarAsync(parsed, client, options, parsed.GetValue(what), cancellation).ConfigureAwait(false)
            : parsed.GetValue(what) is { } file && IsFile(file)
            ? await new CertificateVerification(parsed, options).RunAsync(file).ConfigureAwait(false)
            : Verify(parsed, options, parsed.GetValue(what))));
        return command;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<ExitCode> VerifyFarAsync(ParseResult parsed, LetheClient client, VerifyOptions options, string? what, CancellationToken cancellation)
    {
        using (client)
        {
            if (options.IsAboutCertificates(parsed) || parsed.GetValue(options.Head) is not null)
                throw new ArgumentException("--head, --model, --key and --proof are held against what is here: leave --server out, certificates verify anywhere.");
            if (what is null) return await new RemoteVerification(parsed, client).OfTrailAsync(cancellation).ConfigureAwait(false);
            if (!IsFile(what)) throw new ArgumentException("A server verifies its trail, or a certificate against it: name the certificate's file, or nothing.");
            return await new RemoteVerification(parsed, client).OfFileAsync(what, cancellation).ConfigureAwait(false);
        }
    }

    // An id has no dot: who names a file that is not there is told so.
    private static bool IsFile(string text) => File.Exists(text) || Path.GetExtension(text).Length > 0;

    private static ExitCode Verify(ParseResult parsed, VerifyOptions options, string? id)
    {
        if (options.IsAboutCertificates(parsed)) throw new ArgumentException("--model, --key and --proof are about a certificate: name its file.");
        using var engine = Engine.Open();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var report = engine.Database.Chain.Verify(options.ReadHead(parsed));
        foreach (var warning in report.Warnings) output.WriteLine($"Note: {warning}");
        if (!report.IsWhole)
        {
            error.WriteLine($"The chain is broken at record {report.BrokenAt}: {report.Reason}");
            return ExitCode.Fail;
        }
        output.WriteLine($"The chain is whole. Its head, to be kept elsewhere: {report.Head}");
        return id is not null ? Verify(engine, engine.Database.Audits.Resolve(id), output, error) : ExitCode.Pass;
    }

    private static ExitCode Verify(Engine engine, string id, TextWriter output, TextWriter error)
    {
        var audit = engine.Database.Audits.Detail(id)!;
        if (audit.Audit.FinishedRecord is not { } sequence)
        {
            error.WriteLine($"Audit {id} is {audit.Audit.State}: there is no result to verify yet.");
            return ExitCode.CouldNotRun;
        }
        var faults = new List<string>();
        var recorded = (string?)engine.Database.Chain.Find(sequence)?.Content?["result"];
        var stored = engine.Database.Audits.ResultJson(id);
        if (recorded != (stored is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stored)))))
            faults.Add($"The result is not the one that record {sequence} of the chain speaks of.");
        var checkedModels = 0;
        foreach (var model in audit.Models)
        {
            if (engine.Store.Check(model.StageKey) is not { } wrong) output.WriteLine($"Note: the model of {model.Subject} is no longer in the store.");
            else
            {
                checkedModels++;
                faults.AddRange(wrong.Select(fault => $"The model of {model.Subject}: {fault}"));
            }
        }
        foreach (var fault in faults) error.WriteLine(fault);
        if (faults.Count > 0) return ExitCode.Fail;
        output.WriteLine($"Audit {id} is as record {sequence} of the chain says; {Words.Count(checkedModels, "model")} checked, hash by hash.");
        return ExitCode.Pass;
    }
}
