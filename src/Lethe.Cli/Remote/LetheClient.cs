using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lethe.Auditing.Documents;

namespace Lethe.Cli.Remote;

/// <summary>The REST interface of a server. What it refuses is thrown with its own sentence.</summary>
internal sealed class LetheClient : IDisposable
{
    private const int MostBytes = 1 << 30;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly HttpClient _http;

    public LetheClient(Uri server, string? token)
    {
        Server = server;
        // No redirect is followed: the token is for this server and no other.
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server, "api/v1/"), MaxResponseContentBufferSize = MostBytes };
        if (token is { Length: > 0 }) _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Uri Server { get; }

    /// <exception cref="RemoteException">The server refuses, or does not answer.</exception>
    public async Task<T> GetAsync<T>(string address, CancellationToken cancellation) => Read<T>(await SendAsync(HttpMethod.Get, address, null, cancellation).ConfigureAwait(false));

    /// <inheritdoc cref="GetAsync"/>
    public Task<byte[]> BytesAsync(string address, CancellationToken cancellation) => SendAsync(HttpMethod.Get, address, null, cancellation);

    /// <param name="body">Null: none is needed.</param>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> PostAsync<T>(string address, object? body, CancellationToken cancellation)
    {
        using var content = body is null ? null : JsonContent.Create(body, options: Names);
        return Read<T>(await SendAsync(HttpMethod.Post, address, content, cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc cref="GetAsync"/>
    public Task<byte[]> PostAsync(string address, HttpContent? content, CancellationToken cancellation) => SendAsync(HttpMethod.Post, address, content, cancellation);

    /// <inheritdoc cref="GetAsync"/>
    public async Task<T> SendAsync<T>(string address, HttpContent content, CancellationToken cancellation) => Read<T>(await PostAsync(address, content, cancellation).ConfigureAwait(false));

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> SendAsync(HttpMethod method, string address, HttpContent? content, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
            using var answer = await _http.SendAsync(request, cancellation).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? bytes : throw Refusal(answer.StatusCode, bytes);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new RemoteException($"{Server} does not answer: {(fault.InnerException ?? fault).Message}", inner: fault);
        }
    }

    private T Read<T>(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Names) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException fault)
        {
            throw new RemoteException($"What {Server} answers is not what a Lethe server of this version says: {fault.Message}", inner: fault);
        }
    }

    private RemoteException Refusal(HttpStatusCode status, byte[] body)
    {
        try
        {
            if (JsonNode.Parse(body) is JsonObject problem && (string?)problem["detail"] is { } detail)
                return new RemoteException($"{Server} refuses: {detail}", problem["faults"].Deserialize<List<SourceFault>>(Names));
        }
        catch (JsonException)
        {
            // It is no problem as Lethe writes them, so the code has to do.
        }
        return new RemoteException($"{Server} answers with code {(int)status} and is perhaps no Lethe server.");
    }
}
