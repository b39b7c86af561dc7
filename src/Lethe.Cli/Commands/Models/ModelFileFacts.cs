using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lethe.Onnx;
using Lethe.Sdk;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Cli.Commands.Models;

/// <summary>What a model file is, by its ending; nothing in it is run beyond what opening takes.</summary>
internal static class ModelFileFacts
{
    public static JsonObject Of(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {path}.");
        var facts = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".safetensors" => OfWeights(path),
            ".pt" or ".pth" => OfScript(path),
            ".onnx" => OfOnnx(path),
            var other => throw new ArgumentException($"{path} ends in '{other}'; models end in .pt, .safetensors or .onnx."),
        };
        facts["bytes"] = new FileInfo(path).Length;
        using var stream = File.OpenRead(path);
        facts["sha256"] = Convert.ToHexStringLower(SHA256.HashData(stream));
        return facts;
    }

    private static JsonObject OfWeights(string path)
    {
        using var file = Safetensors.Open(path);
        var facts = new JsonObject { ["format"] = "safetensors" };
        if (SubjectFile.BlueprintOf(path) is { } blueprint) SubjectFacts.Describe(blueprint, facts);
        facts["parameters"] = file.Entries.Sum(entry => entry.Shape.Aggregate(1L, (product, size) => product * size));
        facts["tensors"] = Tensors(file.Entries.Select(entry => (entry.Name, string.Join(", ", entry.Shape), entry.StoredType)));
        return facts;
    }

    private static JsonObject OfScript(string path)
    {
        using var subject = new ScriptSubject(jit.load<Tensor, Tensor>(path, CPU), CPU);
        return SubjectFacts.Of(subject);
    }

    private static JsonObject OfOnnx(string path)
    {
        using var session = OnnxSession.Open(path);
        return new JsonObject
        {
            ["format"] = "an ONNX model",
            ["can"] = $"{Capabilities.Predict}",
            ["inputs"] = Tensors(session.Inputs.Select(one => (one.Name, string.Join(", ", one.Shape), $"{one.ElementType}"))),
            ["outputs"] = Tensors(session.Outputs.Select(one => (one.Name, string.Join(", ", one.Shape), $"{one.ElementType}"))),
        };
    }

    private static JsonArray Tensors(IEnumerable<(string Name, string Shape, string Type)> tensors) => new([.. tensors.Select(one =>
        (JsonNode?)new JsonObject { ["name"] = one.Name, ["shape"] = $"[{one.Shape}]", ["type"] = one.Type })]);
}
