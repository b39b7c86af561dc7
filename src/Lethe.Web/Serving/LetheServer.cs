using Lethe.Web.Api;
using Lethe.Web.Holdings;
using Lethe.Web.Metrics;
using Lethe.Web.Notices;
using Lethe.Web.Pages;
using Lethe.Web.Queue;
using Lethe.Web.Schedules;
using Lethe.Web.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
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
    public static WebApplication Create(Engine engine, ServerSettings settings)
    {
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
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            foreach (var (address, port) in settings.Addresses)
                if (address is null) kestrel.ListenLocalhost(port);
                else kestrel.Listen(address, port);
        });
        // Whoever pressed Ctrl+C is there to see it end.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        AddServices(builder.Services, engine, settings);
        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, Engine engine, ServerSettings settings)
    {
        // Made outside, so not the container's to dispose.
        services.AddSingleton(engine).AddSingleton(settings).AddSingleton(engine.Clock);
        services.AddSingleton<ServerMetrics>().AddSingleton<QueuePulse>();
        services.AddSingleton<LiveAudits>().AddSingleton<AuditDesk>().AddSingleton<UploadShelf>().AddSingleton<HoldingIndex>().AddHostedService<AuditQueue>();
        services.AddSingleton<ScheduleDesk>().AddHostedService<ScheduleClock>().AddHostedService<NoticePost>();
        // Nothing that is signed with these keys outlives the process, so none are left on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddProblemDetails();
        LetheApi.AddTo(services);
        services.AddRazorComponents().AddInteractiveServerComponents();
    }

    private static void Use(WebApplication app)
    {
        // Before everything: what is refused counts too.
        app.UseMiddleware<RequestCounter>();
        // First, because the guard has to know a socket from a page.
        app.UseWebSockets();
        app.UseMiddleware<RequestGuard>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found");
        // Inside of those: what programs ask for is answered for programs.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Revalidate });
        app.UseAntiforgery();
        app.MapGet("/health", Health);
        app.MapGet("/metrics", (ServerMetrics metrics) => Results.Text($"{metrics.Text()}", MetricsText.ContentType));
        LetheApi.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // By the code alone a watcher that reads no JSON can tell.
    private static IResult Health(Engine engine, QueuePulse pulse) => HealthReport.Of(engine, pulse) is var report && report.IsOk
        ? Results.Ok(report)
        : Results.Json(report, statusCode: StatusCodes.Status503ServiceUnavailable);

    // The files change with the program and keep their names.
    private static void Revalidate(StaticFileResponseContext file) => file.Context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
}
