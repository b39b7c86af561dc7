using System.CommandLine;
using System.Runtime.CompilerServices;
using Lethe.Web.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Lethe.Cli.Commands;

internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen; several with semicolons between them. Only addresses of this machine that no other can reach.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var workers = new Option<int?>("--workers") { Description = "Worker processes at once; without it as many as suit this machine." };
        var threads = new Option<int?>("--threads") { Description = "Processor threads of each worker. Results are the same bit for bit only with the same number." };
        var uploads = new Option<int?>("--upload-limit") { Description = "The largest file that is taken over HTTP, in MB; without it 2147." };
        var command = new Command("serve", "Serve the dashboard, and run the audits that are queued.") { urls, workers, threads, uploads };
        foreach (var option in new[] { workers, threads, uploads })
            option.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int?>() <= 0) result.AddError($"{option.Name} must be above 0.");
            });
        command.SetAction((parsed, cancellation) => ServeAsync(
            parsed.GetRequiredValue(urls), RunSettings.Of(parsed.GetValue(workers), parsed.GetValue(threads)), parsed.GetValue(uploads), parsed.InvocationConfiguration.Output, cancellation));
        return command;
    }

    // Apart, so that commands that serve nothing, workers above all, load nothing of the web.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(string urls, RunSettings run, int? uploads, TextWriter output, CancellationToken cancellation)
    {
        // A signal finds its way to this task only once the command line holds it, and the next line may run to the first
        // answer without a pause.
        await Task.Yield();
        var addresses = ListenAddress.ReadAll(urls);
        using var engine = Engine.Open();
        var settings = new ServerSettings(addresses, WorkerProgram.Command(engine.Home), run, ProductVersion.Text);
        if (uploads is { } megabytes) settings = settings with { UploadLimit = megabytes * 1_000_000L };
        await using var server = LetheServer.Create(engine, settings);
        try
        {
            await server.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new InvalidOperationException(
                $"{urls} is taken by another program. Is Lethe running already? Another address: --urls http://127.0.0.1:5081.", failure);
        }
        foreach (var address in server.Urls) output.WriteLine($"Lethe is at {address}. Ctrl+C ends it; an audit that runs is gone on with next time.");
        await server.WaitForShutdownAsync(cancellation).ConfigureAwait(false);
        return (int)ExitCode.Pass;
    }
}
