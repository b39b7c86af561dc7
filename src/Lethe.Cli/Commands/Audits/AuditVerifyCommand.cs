using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Lethe.Storage.Chains;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditVerifyCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("audit") { Description = "Its id, or the beginning of it; without it the chain alone is verified.", Arity = ArgumentArity.ZeroOrOne };
        var head = new Option<string?>("--head") { Description = "A head of the chain that was kept elsewhere, SEQUENCE:HASH: shows whether records were cut off since." };
        var command = new Command("verify", "Verify that the record of audits is as it was written, and an audit's models and result with it.") { id, head };
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            ChainHead? earlier = null;
            if (parsed.GetValue(head) is { } text && !ChainHead.TryParse(text, out earlier))
                throw new ArgumentException($"'{text}' is no head of a chain; they look like 12:0123abcd...");
            var report = engine.Database.Chain.Verify(earlier);
            foreach (var warning in report.Warnings) output.WriteLine($"Note: {warning}");
            if (!report.IsWhole)
            {
                error.WriteLine($"The chain is broken at record {report.BrokenAt}: {report.Reason}");
                return (int)ExitCode.Fail;
            }
            output.WriteLine($"The chain is whole. Its head, to be kept elsewhere: {report.Head}");
            return parsed.GetValue(id) is { } audit ? (int)Verify(engine, engine.Database.Audits.Resolve(audit), output, error) : (int)ExitCode.Pass;
        });
        return command;
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
