using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Certificates;
using Lethe.Cli.Remote;
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
        var remote = new RemoteOptions();
        var command = new Command("certify", "Hand out an audit's signed certificate; it is issued now if it was not when the audit ended.") { id, to, html, pdf };
        remote.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (remote.Connect(parsed) is { } client)
            {
                using (client) return await CertifyFarAsync(parsed, client, parsed.GetRequiredValue(id), (parsed.GetValue(to), parsed.GetValue(html), parsed.GetValue(pdf)), cancellation).ConfigureAwait(false);
            }
            using var engine = Engine.Open();
            var office = new CertificateOffice(engine);
            var signed = office.Issue(engine.Database.Audits.Resolve(parsed.GetRequiredValue(id)));
            var notes = HandOut(parsed, signed, parsed.GetValue(to));
            if (parsed.GetValue(html) is not null || parsed.GetValue(pdf) is not null)
                await WritePagesAsync(office, signed, parsed.GetValue(html), parsed.GetValue(pdf), notes, cancellation).ConfigureAwait(false);
            return (int)ExitCode.Pass;
        });
        return command;
    }

    private static async Task<int> CertifyFarAsync(ParseResult parsed, LetheClient client, string id, (string? To, string? Html, string? Pdf) files, CancellationToken cancellation)
    {
        var address = $"audits/{Uri.EscapeDataString(id)}/certificate";
        var report = CertificateVerifier.Verify(await client.PostAsync(address, (HttpContent?)null, cancellation).ConfigureAwait(false));
        if (report is not { IsGenuine: true, Signed: { } signed }) throw new RemoteException($"What {client.Server} hands out is no genuine certificate: {string.Join(" ", report.Faults)}");
        var notes = HandOut(parsed, signed, files.To);
        if (files.Html is { } html) Write(html, await client.BytesAsync($"{address}?format=html", cancellation).ConfigureAwait(false), notes);
        if (files.Pdf is { } pdf) Write(pdf, await client.BytesAsync($"{address}?format=pdf", cancellation).ConfigureAwait(false), notes);
        return (int)ExitCode.Pass;
    }

    /// <returns>Where words go that are no certificate.</returns>
    private static TextWriter HandOut(ParseResult parsed, SignedCertificate signed, string? to)
    {
        var output = parsed.InvocationConfiguration.Output;
        var notes = to == "-" ? parsed.InvocationConfiguration.Error : output;
        notes.WriteLine($"Certificate {signed.Hash}: {signed.Certificate.Verdict}, signed by the key {signed.Certificate.Key.Fingerprint}.");
        if (to == "-") output.WriteLine(Encoding.UTF8.GetString(signed.ToBytes()));
        else if (to is not null) Write(to, signed.ToBytes(), notes);
        return notes;
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
