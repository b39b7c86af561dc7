using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Lethe.Web.Api;

/// <summary>What the description of the REST interface says beyond what is read off the code: names, words, examples.</summary>
internal static class ApiWords
{
    private const string Prefix = "api/v1/", BytesType = "application/octet-stream";

    // By the first part of the address where one name means several things.
    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["audits id"] = "The audit's id, or as much of its beginning as fits no other.",
        ["schedules id"] = "The schedule's id.",
        ["plugins id"] = "The plugin's id, such as unlearn.fine-tune.",
        ["policies name"] = "The name of the policy's file, such as nightly.yaml.",
        ["users name"] = "The user's name, in whatever capitals.",
        ["tokens id"] = "The token's id, as the list of tokens gives it.",
        ["audit"] = "An audit's id, or as much of its beginning as fits no other.",
        ["state"] = "queued, running, finished, failed or cancelled.",
        ["verdict"] = "pass, fail, inconclusive or not-run.",
        ["subject"] = "The label of the result within the audit: original, oracle or an unlearner's.",
        ["evaluator"] = "The label of the evaluator within the audit.",
        ["exhibit"] = "The exhibit's id.",
        ["from"] = "What the part before said is next; without it from the first on.",
        ["before"] = "Only records with a smaller sequence; without it from the newest on.",
        ["most"] = "At most 500.",
    };

    private const string Request =
        """
        name: Small
        seed: 3
        device: cpu
        data: { use: data.glyphs, train: 300, test: 150 }
        subject: { use: model.train, architecture: { use: arch.mlp, widths: [32] }, epochs: 3 }
        forget: { use: forget.random, fraction: 0.1 }
        unlearn:
          - { use: unlearn.fine-tune, epochs: 1 }
        evaluate:
          - { use: eval.utility }
        """;

    private const string Policy =
        """
        evidence: [outputs]
        gates:
          - metric: accuracy.test
            atLeast: 0.2
            reason: It must do its work.
        """;

    public static Task Put(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var (method, path) = (context.Description.HttpMethod ?? "", context.Description.RelativePath ?? "");
        operation.OperationId = NameOf(method, path);
        var room = Within(path).Split('/')[0];
        foreach (var parameter in operation.Parameters ?? [])
            parameter.Description ??= Parameters.GetValueOrDefault($"{room} {parameter.Name}") ?? Parameters.GetValueOrDefault(parameter.Name ?? "");
        foreach (var (type, content) in (operation.Responses ?? []).Values.SelectMany(response => response.Content ?? new Dictionary<string, OpenApiMediaType>()))
            if (!type.Contains("json", StringComparison.Ordinal)) content.Schema = Text(isBytes: type == "application/pdf");
        PutBody(operation, $"{method} {Within(path)}");
        return Task.CompletedTask;
    }

    private static void PutBody(OpenApiOperation operation, string what)
    {
        // Its handler reads the stream itself, which tells nobody what is in it.
        if (what == "POST uploads")
            operation.RequestBody = new OpenApiRequestBody { Required = true, Description = "The file.", Content = new Dictionary<string, OpenApiMediaType> { [BytesType] = new() { Schema = Text(isBytes: true) } } };
        if (operation.RequestBody?.Content is { } kinds && kinds.TryGetValue("application/json", out var body)) body.Example = Example(what);
    }

    private static JsonObject? Example(string what) => what switch
    {
        "POST audits" or "POST plans" => new() { ["request"] = Request, ["policy"] = Policy },
        "PUT policies/{name}" => new() { ["text"] = Policy },
        "POST schedules" or "PUT schedules/{id}" => new() { ["name"] = "nightly", ["request"] = Request, ["cron"] = "30 2 * * *", ["zone"] = "Europe/Berlin" },
        "POST users" => new() { ["name"] = "night-audits", ["role"] = "auditor", ["password"] = "ten characters or more" },
        "PUT users/{name}/role" => new() { ["role"] = "viewer" },
        "PUT users/{name}/password" => new() { ["password"] = "ten other characters" },
        "POST tokens" => new() { ["name"] = "nightly build", ["user"] = "night-audits", ["role"] = "viewer", ["days"] = 30 },
        _ => null,
    };

    private static OpenApiSchema Text(bool isBytes) => new() { Type = JsonSchemaType.String, Format = isBytes ? "binary" : null };

    // GET api/v1/audits/{id}/findings.csv: getAuditsByIdFindingsCsv.
    private static string NameOf(string method, string path) => method.ToLowerInvariant() + string.Concat(
        Within(path).Split('/', '.').Select(part => part.StartsWith('{') ? $"By{Large(part.Trim('{', '}'))}" : Large(part)));

    private static string Within(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : path;

    private static string Large(string word) => word.Length == 0 ? "" : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
