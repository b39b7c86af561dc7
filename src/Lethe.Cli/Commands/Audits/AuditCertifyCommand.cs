using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates;
using Lethe.Hosting.Certificates;
using Lethe.Web.Certificates;

namespace Lethe.Cli.Commands.Audits;

internal static class AuditCertifyCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("audit") { Description = "Its id, or the beginning of it." };
        var to = new Option<string?>("--out") { Description = "Write the certificate to this file, as JSON; - for standard output." };
        var html = new Option<string?>("--html") { Description = "Write it as a page that needs nothing beside it." };
        var pdf = new Option<string?>("--pdf") { Description = "Print that page to a PDF, with the Chromium that is installed." };
        var command = new Command("certify", "Hand out an audit's signed certificate; it is issued now if it was not when the audit ended.") { id, to, html, pdf };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var engine = Engine.Open();
            var office = new CertificateOffice(engine);
            var signed = office.Issue(engine.Database.Audits.Resolve(parsed.GetRequiredValue(id)));
            var output = parsed.InvocationConfiguration.Output;
            var notes = parsed.GetValue(to) == "-" ? parsed.InvocationConfiguration.Error : output;
            notes.WriteLine($"Certificate {signed.Hash}: {signed.Certificate.Verdict}, signed by the key {signed.Certificate.Key.Fingerprint}.");
            if (parsed.GetValue(to) is { } file)
            {
                if (file == "-") output.WriteLine(Encoding.UTF8.GetString(signed.ToBytes()));
                else Write(file, signed.ToBytes(), notes);
            }
            if (parsed.GetValue(html) is not null || parsed.GetValue(pdf) is not null)
                await WritePagesAsync(office, signed, parsed.GetValue(html), parsed.GetValue(pdf), notes, cancellation).ConfigureAwait(false);
            return (int)ExitCode.Pass;
        });
        return command;
    }

    // Apart, so that commands that show no page load nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task WritePagesAsync(
        CertificateOffice office, SignedCertificate signed, string? html, string? pdf, TextWriter notes, CancellationToken cancellation)
    {
        var page = await CertificatePage.RenderAsync(signed, content => office.SignFor(signed, content)).ConfigureAwait(false);
        if (html is not null) Write(html, Encoding.UTF8.GetBytes(page), notes);
        if (pdf is not null) Write(pdf, await PdfPrinter.PrintAsync(page, cancellation).ConfigureAwait(false), notes);
    }

    private static void Write(string file, byte[] content, TextWriter notes)
    {
        AtomicFile.Write(file, content);
        notes.WriteLine(file);
    }
}
