using Lethe.Web.Api;
using Lethe.Web.Holdings;
using Lethe.Web.Metrics;
using Lethe.Web.Notices;
using Lethe.Web.Pages;
using Lethe.Web.Queue;
using Lethe.Web.Schedules;
using Lethe.Web.Uploads;
using Lethe.Web.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Lethe.Web.Serving;

/// <summary>Puts the server together: pages, and the queue behind them.</summary>
public static class LetheServer
{
    private const long MostBodyBytes = 9 << 20;

    /// <param name="engine">Stays the caller's to dispose.</param>
    /// <exception cref="InvalidOperationException">It must not open so; the message says what to do.</exception>
    public static WebApplication Create(Engine engine, ServerSettings settings)
    {
        Opening.Check(engine, settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LetheServer).Assembly.GetName().Name,
            ContentRootPath = settings.Folder,
            WebRootPath = Path.Combine(settings.Folder, "wwwroot"),
            EnvironmentName = Environments.Production,
        });
        // Where it listens is said in one place; a variable of the environment must not open it to others.
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // It reports what the start throws, and that reaches whoever started the server in better words.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            // It warns that session keys are kept as they are: whoever can read them can read the database too.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            foreach (var address in settings.Addresses) Listen(kestrel, address, settings);
        });
        // Whoever pressed Ctrl+C is there to see it end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        AddServices(builder.Services, engine, settings);
        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    /// <summary>What whoever starts a server with these settings should know; null: nothing.</summary>
    public static string? Warning(ServerSettings settings) => Opening.Warning(settings);

    private static void Listen(KestrelServerOptions kestrel, ListenAddress address, ServerSettings settings)
    {
        if (address.Address is { } one) kestrel.Listen(one, address.Port, Secure);
        else kestrel.ListenLocalhost(address.Port, Secure);

        void Secure(ListenOptions listen)
        {
            if (address.IsHttps) listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (settings.Certificate!.Own, settings.Certificate.Chain));
        }
    }

    private static void AddServices(IServiceCollection services, Engine engine, ServerSettings settings)
    {
        // Made outside, so not the container's to dispose.
        services.AddSingleton(engine).AddSingleton(settings).AddSingleton(engine.Clock);
        services.AddSingleton<ServerMetrics>().AddSingleton<QueuePulse>();
        services.AddSingleton<LiveAudits>().AddSingleton<AuditDesk>().AddSingleton<UploadShelf>().AddSingleton<HoldingIndex>().AddSingleton<TrendBoard>().AddSingleton<OverviewBoard>().AddHostedService<AuditQueue>();
        services.AddSingleton<ScheduleDesk>().AddHostedService<ScheduleClock>().AddHostedService<NoticePost>();
        LetheLogin.AddTo(services, engine);
        services.AddProblemDetails();
        LetheApi.AddTo(services);
        services.AddRazorComponents().AddInteractiveServerComponents();
    }

    private static void Use(WebApplication app, ServerSettings settings)
    {
        if (settings.Proxies.Count > 0) app.UseForwardedHeaders(Forwarded(settings));
        // Before everything: what is refused counts too.
        app.UseMiddleware<RequestCounter>();
        // First, because the guard has to know a socket from a page.
        app.UseWebSockets();
        app.UseMiddleware<RequestGuard>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}");
        // Inside of those: what programs ask for is answered for programs.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Revalidate });
        // After the files of the program, which the login page needs too.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        // Browsers ask for it by themselves where they are shown a file and no page.
        app.MapGet("/favicon.ico", () => Results.LocalRedirect("/icon.svg")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health", Health).AllowAnonymous().WithTags("Operating").WithSummary("Whether the server, its database, its store and its worker are well")
            .Produces<HealthReport>().Produces<HealthReport>(503);
        app.MapGet("/metrics", (ServerMetrics metrics) => Results.Text($"{metrics.Text()}", MetricsText.ContentType)).WithTags("Operating").WithSummary("Counters for Prometheus")
            .Produces<string>(200, "text/plain");
        LetheLogin.Map(app);
        LetheApi.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static ForwardedHeadersOptions Forwarded(ServerSettings settings)
    {
        // The host stays what the proxy passes on: nobody is to choose it with a header of their own.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in settings.Proxies) options.KnownProxies.Add(proxy);
        return options;
    }

    // By the code alone a watcher that reads no JSON can tell.
    private static IResult Health(Engine engine, QueuePulse pulse) => HealthReport.Of(engine, pulse) is var report && report.IsOk
        ? Results.Ok(report)
        : Results.Json(report, statusCode: StatusCodes.Status503ServiceUnavailable);

    // The files change with the program and keep their names.
    private static void Revalidate(StaticFileResponseContext file) => file.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
}
