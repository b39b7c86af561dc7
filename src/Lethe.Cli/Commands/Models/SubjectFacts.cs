using System.Text.Json.Nodes;
using Lethe.Sdk;

namespace Lethe.Cli.Commands.Models;

/// <summary>What an open model is.</summary>
internal static class SubjectFacts
{
    public static JsonObject Of(Subject subject)
    {
        var facts = new JsonObject { ["format"] = subject.Format, ["can"] = $"{subject.Can}" };
        if ((subject as TorchSubject)?.Blueprint is { } blueprint) Describe(blueprint, facts);
        if (!subject.Can.HasFlag(Capabilities.Train)) return facts;
        facts["parameters"] = subject.Module.parameters().Sum(parameter => parameter.numel());
        facts["tensors"] = new JsonArray([.. subject.Module.state_dict().Select(pair => (JsonNode?)new JsonObject
        {
            ["name"] = pair.Key,
            ["shape"] = $"[{string.Join(", ", pair.Value.shape)}]",
            ["type"] = $"{pair.Value.dtype}",
        })]);
        return facts;
    }

    public static void Describe(Blueprint blueprint, JsonObject facts)
    {
        facts["architecture"] = blueprint.Architecture.Options is { Count: > 0 } options
            ? $"{blueprint.Architecture.Use} {options.ToJsonString()}" : blueprint.Architecture.Use;
        facts["input"] = $"[{string.Join(", ", blueprint.Input.Shape)}]";
        facts["classes"] = blueprint.Classes;
    }
}
