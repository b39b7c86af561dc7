using System.Text.Json;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>A fitted map as safetensors: its numbers, and beside them what it is and what it was fitted on.</summary>
public static class RecalibrationFile
{
    private const string Key = "lethe.recalibration";

    // A matrix of some thousand classes has that; more is no map.
    private const long MostBytes = 256L << 20;
    private const int MostClasses = 1_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void Save(Recalibration map, RecalibrationFacts facts, string path) => Safetensors.Save(
        path, map.State, new Dictionary<string, string> { [Key] = JsonSerializer.Serialize(facts, Json) });

    /// <summary>What the file says of its map.</summary>
    /// <exception cref="ModelException">It is no file of a map.</exception>
    public static RecalibrationFacts FactsOf(string path)
    {
        using var file = OpenFile(path);
        return Facts(file, path);
    }

    /// <summary>The map; the plugin that fitted it reads it back.</summary>
    /// <exception cref="ModelException">It is no file of a map, or what it holds makes none.</exception>
    public static (Recalibration Map, RecalibrationFacts Facts) Open(string path, IPluginFactory plugins)
    {
        using var scope = NewDisposeScope();
        using var file = OpenFile(path);
        var facts = Facts(file, path);
        return (plugins.Create<IRecalibrator>(facts.Recalibrator).Open(file.LoadAll()), facts);
    }

    private static WeightFile OpenFile(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > MostBytes) throw new ModelException($"{path} has {length} bytes; the file of a map has at most {MostBytes}.");
        WeightFile file;
        try
        {
            file = Safetensors.Open(path);
        }
        catch (WeightFileException damage)
        {
            throw new ModelException($"{path} cannot be opened. {damage.Message}", damage);
        }
        if (file.Format == WeightFormat.Safetensors) return file;
        file.Dispose();
        // An index would have numbers read from files that nobody named.
        throw new ModelException($"{path} is an index of other files; a map is one file.");
    }

    private static RecalibrationFacts Facts(WeightFile file, string path)
    {
        if (!file.Metadata.TryGetValue(Key, out var text))
            throw new ModelException($"{path} holds no map: it does not say which recalibrator made it. `lethe recalibrate` writes such files.");
        try
        {
            return JsonSerializer.Deserialize<RecalibrationFacts>(text, Json) is { Recalibrator.Use: not null, Classes: >= 2 and <= MostClasses } facts
                && Enum.IsDefined(facts.Outputs)
                ? facts
                : throw new ModelException($"{path} does not say which recalibrator made its map, for how many classes and on what kind of outputs.");
        }
        catch (JsonException damage)
        {
            throw new ModelException($"{path} has a description of its map that cannot be read. {damage.Message}", damage);
        }
    }
}
