using System.CommandLine;
using System.Net;
using System.Runtime.CompilerServices;
using Lethe.Web.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Lethe.Cli.Commands;

internal static class ServeCommand
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen; several with semicolons between them. Addresses that other machines reach need a user: lethe user add.",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<int?> Workers = new("--workers") { Description = "Worker processes at once; without it as many as suit this machine." };
    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor threads of each worker. Results are the same bit for bit only with the same number." };
    private static readonly Option<int?> Uploads = new("--upload-limit") { Description = "The largest file that is taken over HTTP, in MB; without it 2147." };
    private static readonly Option<bool> RequireLogin = new("--require-login") { Description = "Ask for a login where only this machine reaches the server, too." };
    private static readonly Option<string?> Certificate = new("--certificate") { Description = "For https: the certificate with those between it and its root, PEM." };
    private static readonly Option<string?> Key = new("--key") { Description = "For https: the certificate's key, PEM." };
    private static readonly Option<string[]> Proxy = new("--proxy") { Description = "The address of a proxy that is believed when it says who asks (X-Forwarded-For, X-Forwarded-Proto). Can be given again.", DefaultValueFactory = _ => [] };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the dashboard, and run the audits that are queued.") { Urls, Workers, Threads, Uploads, RequireLogin, Certificate, Key, Proxy };
        foreach (var option in new[] { Workers, Threads, Uploads })
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int?>() <= 0) result.AddError($"{option.Name} must be above 0.");
            });
        command.SetAction(ServeAsync);
        return command;
    }

    // Apart, so that commands that serve nothing, workers above all, load nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellation)
    {
        NativeHeap.GiveBack();
        // A signal finds its way to this task only once the command line holds it, and the next line may run to the first
        // answer without a pause.
        await Task.Yield();
        var output = parsed.InvocationConfiguration.Output;
        var addresses = ListenAddress.ReadAll(parsed.GetRequiredValue(Urls));
        using var certificate = ReadCertificate(parsed.GetValue(Certificate), parsed.GetValue(Key));
        using var engine = Engine.Open();
        var settings = new ServerSettings(addresses, WorkerProgram.Command(engine.Home), RunSettings.Of(parsed.GetValue(Workers), parsed.GetValue(Threads)), ProductVersion.Text)
        {
            AsksForLogin = parsed.GetValue(RequireLogin),
            Certificate = certificate,
            Proxies = [.. parsed.GetRequiredValue(Proxy).Select(ReadProxy)],
        };
        if (parsed.GetValue(Uploads) is { } megabytes) settings = settings with { UploadLimit = megabytes * 1_000_000L };
        await using var server = LetheServer.Create(engine, settings);
        try
        {
            await server.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new InvalidOperationException(
                $"{parsed.GetRequiredValue(Urls)} is taken by another program. Is Lethe running already? Another address: --urls http://127.0.0.1:5081.", failure);
        }
        foreach (var address in server.Urls) output.WriteLine($"Lethe is at {address}. Ctrl+C ends it; an audit that runs is gone on with next time.");
        if (LetheServer.Warning(settings) is { } warning) parsed.InvocationConfiguration.Error.WriteLine(warning);
        await server.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return (int)ExitCode.Pass;
    }

    private static HttpsCertificate? ReadCertificate(string? certificate, string? key) => (certificate, key) switch
    {
        (null, null) => null,
        ({ } file, { } other) => HttpsCertificate.Read(file, other),
        _ => throw new ArgumentException("--certificate and --key go together: the certificate and its key, both PEM."),
    };

    private static IPAddress ReadProxy(string text) => IPAddress.TryParse(text, out var address)
        ? address
        : throw new ArgumentException($"'{text}' is no address of a proxy, such as 10.0.0.2.");
}
