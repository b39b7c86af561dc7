using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lethe.Auditing.Running.Workers;
using Lethe.Web.Serving;
using Microsoft.AspNetCore.Builder;

namespace Lethe.Web.Tests.Support;

/// <summary>The server on a free port, with a home of its own, the built-in plugins and real worker processes.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly bool _ownsHome;
    private readonly Engine _engine;
    private readonly WebApplication _app;

    private Server(string home, bool ownsHome, long? uploadLimit, TimeProvider? clock, Func<ServerSettings, ServerSettings>? change, Action<Engine>? before)
    {
        (HomeFolder, _ownsHome) = (home, ownsHome);
        _engine = new Engine(new Installation(AppContext.BaseDirectory, Checkout()), new Home(home), clock ?? TimeProvider.System);
        before?.Invoke(_engine);
        var worker = new WorkerCommand("dotnet", [Path.Combine(AppContext.BaseDirectory, "lethe.dll"), "worker"],
            new Dictionary<string, string?> { ["LETHE_HOME"] = home, ["LETHE_ROOT"] = Checkout() });
        var settings = new ServerSettings(ListenAddress.ReadAll("http://127.0.0.1:0"), worker, RunSettings.Of(workers: 2, threads: 1), "test");
        if (uploadLimit is { } bytes) settings = settings with { UploadLimit = bytes };
        _app = LetheServer.Create(_engine, change?.Invoke(settings) ?? settings);
    }

    public string HomeFolder { get; }

    public HttpClient Client { get; private set; } = null!;

    public Engine Engine => _engine;

    /// <param name="home">One that another server has left; null: a new one that goes with the server.</param>
    /// <param name="before">What is done before the server opens, such as adding users.</param>
    public static async Task<Server> StartAsync(
        string? home = null, long? uploadLimit = null, TimeProvider? clock = null, Func<ServerSettings, ServerSettings>? change = null, Action<Engine>? before = null)
    {
        var server = new Server(home ?? Directory.CreateTempSubdirectory("lethe-web-").FullName, home is null, uploadLimit, clock, change, before);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server._app.Urls.First()) };
        return server;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<JsonNode> JsonAsync(string address)
    {
        var answer = await GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    public Task<HttpResponseMessage> PostAsync(string request, string? policy = null) =>
        Client.PostAsJsonAsync(new Uri("/api/v1/audits", UriKind.Relative), new { request, policy }, TestContext.Current.CancellationToken);

    /// <summary>Queues an audit.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> QueueAsync(string request, string? policy = null)
    {
        var answer = await PostAsync(request, policy);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == System.Net.HttpStatusCode.Created, text);
        return (string)JsonNode.Parse(text)!["audit"]!;
    }

    /// <summary>Asks until the audit is in one of these states; what it says then.</summary>
    public async Task<JsonNode> UntilAsync(string id, params string[] states)
    {
        while (true)
        {
            var audit = await JsonAsync($"/api/v1/audits/{id}");
            if (states.Contains((string)audit["audit"]!["state"]!)) return audit;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        // Disposing alone does not wait for the queue.
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _engine.Dispose();
        if (_ownsHome) Directory.Delete(HomeFolder, recursive: true);
    }

    public static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run from a checkout: they use the plugins that are built into it.");
    }
}
