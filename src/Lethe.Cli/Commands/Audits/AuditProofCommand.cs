using System.CommandLine;
using System.Text;
using Lethe.Auditing.Artifacts;
using Lethe.Hosting.Certificates;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditProofCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var record = new Option<string?>("--record") { Description = "A record's id." };
        var owner = new Option<string?>("--owner") { Description = "An owner: all their records." };
        var to = new Option<string?>("--out") { Description = "Write the proof to this file; without it to standard output." };
        var command = new Command("proof", "Is this record, or a record of this owner, in the certificate? The proof that it is, as JSON.") { id, record, owner, to };
        command.Validators.Add(result =>
        {
            if (result.GetValue(record) is null == result.GetValue(owner) is null) result.AddError("One of --record and --owner is needed.");
        });
        command.SetAction(parsed =>
        {
            using var engine = Engine.Open();
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var audit = engine.Database.Audits.Resolve(parsed.GetRequiredValue(id));
            var office = new CertificateOffice(engine);
            if (office.Prove(audit, parsed.GetValue(record), parsed.GetValue(owner)) is not { } proof)
            {
                error.WriteLine(parsed.GetValue(record) is { } name
                    ? $"No record {name} is in the forget set of audit {audit}."
                    : $"No record of owner {parsed.GetValue(owner)} is in the forget set of audit {audit}.");
                return (int)ExitCode.Fail;
            }
            foreach (var sentence in proof.Sentences(office.Find(audit)!.Certificate)) error.WriteLine(sentence);
            if (parsed.GetValue(to) is { } file) AtomicFile.Write(file, proof.ToBytes());
            else output.WriteLine(Encoding.UTF8.GetString(proof.ToBytes()));
            return (int)ExitCode.Pass;
        });
        return command;
    }
}
