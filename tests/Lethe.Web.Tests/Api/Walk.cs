using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Api;

/// <summary>Asks a server, holds each answer against what a document says of it, and keeps count of what was asked.</summary>
internal sealed class Walk(Server server, JsonNode document)
{
    private readonly IReadOnlyList<Operation> _operations = Operation.Of(document);
    private readonly HashSet<string> _asked = [];

    public IEnumerable<string> NeverAsked => _operations.Select(operation => operation.Id).Except(_asked);

    public async Task GetAsync(params string[] addresses)
    {
        foreach (var address in addresses) await SendAsync("GET", address, 200);
    }

    /// <returns>The answer's JSON; null when it is something else.</returns>
    public async Task<JsonNode?> SendAsync(string method, string address, int code, string? body = null, string type = "application/json", string? key = null)
    {
        var operation = Of(method, address);
        _asked.Add(operation.Id);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == code, $"{method} {address}: {(int)answer.StatusCode} {text}");
        Assert.True(operation.Responses[$"{code}"] is not null, $"{operation.Id}: code {code} is not documented.");
        if (code == 204)
        {
            Assert.Empty(text);
            return null;
        }
        var media = answer.Content.Headers.ContentType?.MediaType ?? "";
        var content = operation.Responses[$"{code}"]!["content"]!.AsObject();
        Assert.True(content[media] is not null, $"{method} {address}: {media} is not documented, {string.Join(", ", content.Select(one => one.Key))} is.");
        if (!media.EndsWith("json", StringComparison.Ordinal)) return null;
        var json = JsonNode.Parse(text);
        var faults = new JsonSchemaCheck(document).Faults(json, content[media]!["schema"]!);
        Assert.True(faults.Count == 0, $"{method} {address}: {string.Join("; ", faults.Take(10))}");
        return json;
    }

    // Of several that fit, the one with the most that is fixed: `templates` is no name of a policy.
    private Operation Of(string method, string address)
    {
        var path = address.Split('?')[0];
        return _operations.Where(operation => operation.Method == method && Regex.IsMatch(path, $"^{Regex.Replace(Regex.Escape(operation.Path), @"\\\{[^}]+}", "[^/]+")}$"))
            .OrderBy(operation => operation.Path.Count(sign => sign == '{')).ThenByDescending(operation => operation.Path.Length).FirstOrDefault()
            ?? throw new InvalidOperationException($"{method} {address} is not documented.");
    }
}
