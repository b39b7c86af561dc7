using System.Text.Json.Nodes;

namespace Lethe.Hosting.Tests.Support;

/// <summary>An audit as its JSON tells it.</summary>
public sealed record AuditAnswer(int ExitCode, JsonObject Json, string Notes)
{
    public string Id => (string)Json["audit"]!;

    public IEnumerable<JsonObject> Stages => Json["stages"]!.AsArray().Select(stage => stage!.AsObject());

    public IReadOnlyList<string> Reused => [.. Stages.Where(stage => (bool)stage["reused"]!).Select(stage => (string)stage["name"]!)];

    public IReadOnlyList<string> Computed => [.. Stages.Where(stage => !(bool)stage["reused"]!).Select(stage => (string)stage["name"]!)];

    /// <summary>All findings as text, digit by digit.</summary>
    public string Findings => string.Join('\n', Json["results"]!.AsArray().SelectMany(result =>
        result!["findings"]!.AsArray().Select(finding => $"{result["subject"]} {finding!.ToJsonString()}")));

    public JsonObject Stage(string name) => Stages.Single(stage => (string)stage["name"]! == name);

    public double Value(string subject, string metric, string slice = "") => (double)Json["results"]!.AsArray()
        .Single(result => (string)result!["subject"]! == subject)!["findings"]!.AsArray()
        .Single(finding => (string)finding!["metric"]! == metric && (string)finding["slice"]! == slice)!["value"]!;
}
