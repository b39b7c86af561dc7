using System.Text.Json.Nodes;

namespace Lethe.Auditing.Requests;

/// <summary>Writes a request down so that reading it again gives the same request.</summary>
public static class RequestJson
{
    public static JsonObject Of(AuditRequest request)
    {
        var map = new JsonObject
        {
            ["name"] = request.Name,
            ["seed"] = request.Seed,
            ["device"] = request.Device,
            ["subject"] = Of(request.Subject),
            ["executor"] = request.Executor,
        };
        if (request.Data is { } data && !request.SubjectBringsData) map["data"] = Of(data);
        if (request.Forget is { } forget) map["forget"] = Of(forget);
        if (request.Unlearn.Count > 0) map["unlearn"] = new JsonArray([.. request.Unlearn.Select(Of)]);
        if (request.Evaluate.Count > 0) map["evaluate"] = new JsonArray([.. request.Evaluate.Select(Of)]);
        if (request.PolicyFile is { } policy) map["policy"] = new JsonObject { ["file"] = policy };
        var budget = new JsonObject();
        if (request.Budget.Minutes is { } minutes) budget["minutes"] = minutes;
        if (request.Budget.Samples is { } samples) budget["samples"] = samples;
        if (budget.Count > 0) map["budget"] = budget;
        return map;
    }

    private static JsonObject Of(PluginUse use)
    {
        var map = new JsonObject { ["use"] = use.Plugin.Id };
        foreach (var (name, value) in use.Given) map[name] = value?.DeepClone();
        return map;
    }
}
