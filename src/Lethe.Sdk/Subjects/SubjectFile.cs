using System.Text.Json;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>Weights of a network as safetensors, with the blueprint of the network beside them: the file is enough to open it.</summary>
public static class SubjectFile
{
    private const string Key = "lethe.blueprint";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Save(TorchSubject subject, string path) => Safetensors.Save(
        path, subject.Module.state_dict(), subject.Blueprint is { } blueprint
            ? new Dictionary<string, string> { [Key] = JsonSerializer.Serialize(blueprint, Json) }
            : null);

    /// <summary>What the file says of the network its weights are for, or null.</summary>
    public static Blueprint? BlueprintOf(string path)
    {
        using var file = Safetensors.Open(path);
        if (!file.Metadata.TryGetValue(Key, out var text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Blueprint>(text, Json);
        }
        catch (JsonException damage)
        {
            throw new ModelException($"{path} has a blueprint that cannot be read; name the architecture beside it. {damage.Message}", damage);
        }
    }

    /// <summary>Opens what <see cref="Save"/> wrote, or other weights for a network of this blueprint.</summary>
    /// <param name="blueprint">The network; null: the file says it.</param>
    public static TorchSubject Open(string path, IPluginFactory plugins, Device device, Blueprint? blueprint = null)
    {
        blueprint ??= BlueprintOf(path) ?? throw new ModelException(
            $"{path} does not say what network its weights are for; name the architecture beside it.");
        var subject = Networks.KeepingRandomState(() => new TorchSubject(blueprint, plugins, device));
        try
        {
            Fill(subject.Module, path, blueprint);
            subject.Module.eval();
            return subject;
        }
        catch
        {
            subject.Dispose();
            throw;
        }
    }

    // Weights from elsewhere know no standardisation: they get that of the data they are used on.
    private static void Fill(nn.Module module, string path, Blueprint blueprint)
    {
        using var file = Safetensors.Open(path);
        var own = module.named_children().Where(child => child.module is Standardise)
            .SelectMany(child => child.module.state_dict().Keys.Select(name => $"{child.name}.{name}")).ToHashSet(StringComparer.Ordinal);
        var state = module.state_dict();
        if (!own.Any(file.Contains)) state = state.Where(pair => !own.Contains(pair.Key)).ToDictionary();
        try
        {
            file.LoadInto(state);
        }
        catch (WeightFileException misfit)
        {
            throw new ModelException(
                $"{misfit.Message}. The network is {blueprint.Architecture.Use} for inputs of shape "
                + $"[{string.Join(", ", blueprint.Input.Shape)}] and {blueprint.Classes} classes: "
                + "check the architecture, its options and the data against how the weights were trained.", misfit);
        }
    }
}
