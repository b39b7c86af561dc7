using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lethe.Web.Tests.Support;

namespace Lethe.Web.Tests.Api;

/// <summary>The description of the REST interface is a sound OpenAPI 3.1 document, and says all that a caller needs.</summary>
public sealed partial class OpenApiTests
{
    private static readonly string[] Types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    [Fact]
    public async Task Document_HasTheStructureOfOpenApi()
    {
        await using var server = await Server.StartAsync();
        var document = await server.JsonAsync("/openapi/v1.json");
        Assert.StartsWith("3.1.", (string?)document["openapi"], StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace((string?)document["info"]!["title"]));
        Assert.False(string.IsNullOrWhiteSpace((string?)document["info"]!["version"]));
        var references = Nodes(document).OfType<JsonObject>().Where(node => node["$ref"] is JsonValue).Select(node => (string)node["$ref"]!).Distinct().ToArray();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(JsonSchemaCheck.Resolve(document, reference) is not null, $"{reference} leads nowhere."));
        Assert.All(Schemas(document), schema => Assert.All(schema["type"] is { } type ? JsonSchemaCheck.Types(type) : [], type => Assert.Contains(type, Types)));
        foreach (var schema in Schemas(document).Where(schema => schema["properties"] is JsonObject))
            Assert.All(schema["required"]?.AsArray().Select(name => (string)name!) ?? [], name => Assert.True(schema["properties"]!.AsObject().ContainsKey(name), $"'{name}' is required and not described."));
        var schemes = document["components"]!["securitySchemes"]!.AsObject();
        Assert.All(document["security"]!.AsArray().SelectMany(one => one!.AsObject()), need => Assert.True(schemes.ContainsKey(need.Key)));
    }

    [Fact]
    public async Task Operations_SayAllThatACallerNeeds()
    {
        await using var server = await Server.StartAsync();
        var operations = Operation.Of(await server.JsonAsync("/openapi/v1.json"));
        Assert.True(operations.Count > 30, $"There are {operations.Count}.");
        Assert.Equal(operations.Count, operations.Select(operation => operation.Id).Distinct().Count());
        Assert.All(operations, operation => Assert.Matches("^[a-z][A-Za-z]+$", operation.Id));
        Assert.All(operations, operation => Assert.False(string.IsNullOrWhiteSpace((string?)operation.Node["summary"]), operation.Id));
        foreach (var operation in operations)
        {
            var parameters = operation.Parameters;
            Assert.All(parameters, parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter["description"]), $"{operation.Id}: {parameter["name"]} is not described."));
            Assert.All(parameters, parameter => Assert.NotNull(parameter["schema"]));
            Assert.Equal(parameters.Count, parameters.Select(parameter => ((string)parameter["in"]!, (string)parameter["name"]!)).Distinct().Count());
            // Exactly the parameters of the path, and each of them needed.
            Assert.Equal(Placeholder().Matches(operation.Path).Select(match => match.Groups[1].Value).Order(),
                parameters.Where(parameter => (string)parameter["in"]! == "path" && (bool)parameter["required"]!).Select(parameter => (string)parameter["name"]!).Order());
            Assert.Contains(operation.Responses, response => response.Key[0] == '2');
            Assert.All(operation.Responses, response => Assert.Matches("^[1-5][0-9][0-9]$", response.Key));
            Assert.All(operation.Responses, response => Assert.False(string.IsNullOrWhiteSpace((string?)response.Value!["description"]), $"{operation.Id} {response.Key}"));
            foreach (var (code, response) in operation.Responses.Where(response => response.Key != "204"))
            {
                Assert.True(response!["content"] is JsonObject { Count: > 0 }, $"{operation.Id}: the answer {code} has no content.");
                Assert.All(response["content"]!.AsObject(), content => Assert.True(content.Value!["schema"] is JsonObject { Count: > 0 }, $"{operation.Id}: the answer {code} has no schema."));
            }
        }
    }

    [Fact]
    public async Task Examples_FitTheirSchemasAndAreTaken()
    {
        await using var server = await Server.StartAsync();
        var document = await server.JsonAsync("/openapi/v1.json");
        var check = new JsonSchemaCheck(document);
        var bodies = Operation.Of(document).Where(operation => operation.Body?["application/json"]?["example"] is not null).ToArray();
        Assert.Equal(["postAudits", "postPlans", "postSchedules", "postTokens", "postUsers", "putPoliciesByName", "putSchedulesById", "putUsersByNamePassword", "putUsersByNameRole"], bodies.Select(operation => operation.Id).Order(StringComparer.Ordinal));
        Assert.All(bodies, operation => Assert.Empty(check.Faults(operation.Body!["application/json"]!["example"], operation.Body["application/json"]!["schema"]!)));
        foreach (var (id, address) in new[] { ("postPlans", "/api/v1/plans"), ("postSchedules", "/api/v1/schedules") })
            await TakenAsync(server.Client.PostAsJsonAsync(new Uri(address, UriKind.Relative), Example(id), TestContext.Current.CancellationToken));
        await TakenAsync(server.Client.PutAsJsonAsync(new Uri("/api/v1/policies/example.yaml", UriKind.Relative), Example("putPoliciesByName"), TestContext.Current.CancellationToken));
        // Users last, by whom everybody has to log in from then on; the first one must be an admin, which the example is not.
        await using var house = await House.OpenAsync();
        foreach (var (id, method, address) in new[]
        {
            ("postUsers", HttpMethod.Post, "users"), ("postTokens", HttpMethod.Post, "tokens"), ("putUsersByNameRole", HttpMethod.Put, "users/night-audits/role"),
            ("putUsersByNamePassword", HttpMethod.Put, "users/night-audits/password"),
        })
            await TakenAsync(house.SendAsync(Storage.Users.Role.Admin, method, $"/api/v1/{address}", JsonContent.Create(Example(id))));

        JsonNode? Example(string id) => bodies.Single(operation => operation.Id == id).Body!["application/json"]!["example"];
    }

    private static async Task TakenAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static IEnumerable<JsonObject> Schemas(JsonNode document) => document["components"]!["schemas"]!.AsObject()
        .Select(schema => schema.Value).OfType<JsonObject>();

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(part => Nodes(part.Value)).Prepend(whole),
        JsonArray list => list.SelectMany(Nodes),
        null => [],
        _ => [node],
    };

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Placeholder();
}
