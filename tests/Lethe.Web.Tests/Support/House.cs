using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Lethe.Storage.Users;
using Lethe.Web.Serving;

namespace Lethe.Web.Tests.Support;

/// <summary>A server with a user of each role, each named as the role.</summary>
internal sealed partial class House : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly Dictionary<Role, string> _tokens = [];

    private House(Server server) => Server = server;

    public Server Server { get; }

    public UserBook Users => Server.Engine.Database.Users;

    public static async Task<House> OpenAsync(TimeProvider? clock = null, Func<ServerSettings, ServerSettings>? change = null)
    {
        var house = new House(await Server.StartAsync(clock: clock, change: change, before: AddUsers));
        foreach (var role in Enum.GetValues<Role>()) house._tokens[role] = house.Server.Engine.Database.Tokens.Add("test", house.Users.Named(Name(role)).Id).Text;
        return house;
    }

    public static string Name(Role role) => Word(role);

    /// <param name="role">Null: nobody.</param>
    public Task<HttpResponseMessage> SendAsync(Role? role, HttpMethod method, string address, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        if (role is { } one) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[one]);
        return Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Until an audit is in a state.</summary>
    public async Task UntilAsync(string audit, string state)
    {
        while (Word(Server.Engine.Database.Audits.Find(audit)!.State) != state) await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    /// <summary>A browser that keeps its cookies and follows nothing by itself.</summary>
    public Browser NewBrowser() => new(Server.Client.BaseAddress!);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static string Word(Enum value) => $"{value}".ToLowerInvariant();

    private static void AddUsers(Engine engine)
    {
        foreach (var role in Enum.GetValues<Role>().Reverse()) engine.Database.Users.Add(Name(role), role, Password);
    }

    internal sealed partial class Browser : IDisposable
    {
        private readonly HttpClient _client;

        public Browser(Uri server)
        {
            _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = server };
            _client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        }

        public CookieContainer Cookies { get; } = new();

        public Cookie? Session => Cookies.GetCookies(_client.BaseAddress!)["lethe-session"];

        public Task<HttpResponseMessage> GetAsync(string address) => _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        public async Task<string> TextAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        public async Task<HttpResponseMessage> LogInAsync(string name, string password = Password, string? to = null) =>
            await PostAsync($"/login{(to is null ? "" : $"?to={Uri.EscapeDataString(to)}")}", new() { ["name"] = name, ["password"] = password });

        /// <summary>Fills in the form of a page and sends it.</summary>
        /// <param name="page">Where the form is; null: where it goes to.</param>
        public async Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> fields, string? page = null)
        {
            foreach (Match field in Hidden().Matches(await TextAsync(page ?? address))) fields[field.Groups[1].Value] = field.Groups[2].Value;
            return await SendAsync(address, fields);
        }

        public async Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> fields)
        {
            using var form = new FormUrlEncodedContent(fields);
            return await _client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
        }

        public void Dispose() => _client.Dispose();

        [GeneratedRegex("""<input type="hidden" name="([^"]+)"[^>]* value="([^"]*)" ?/?>""")]
        private static partial Regex Hidden();
    }
}
