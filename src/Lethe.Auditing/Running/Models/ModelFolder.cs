using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>
/// How models lie in an artifact: a network as safetensors, a script as an archive; any other format stays where it came
/// from, for nothing here can change it. The map that outputs go through lies beside the model. Several models have a folder each, by number.
/// </summary>
internal static class ModelFolder
{
    public const string Network = "model.safetensors";
    public const string Script = "model.pt";
    public const string Map = "map.safetensors";

    private const string FactsName = "facts.json";

    public static void Write(Subject subject, string folder, TimeSpan took, Budget? budget = null)
    {
        Directory.CreateDirectory(folder);
        var model = (subject as RecalibratedSubject)?.Inner ?? subject;
        switch (model)
        {
            case TorchSubject network:
                SubjectFile.Save(network, Path.Combine(folder, Network));
                break;
            case ScriptSubject script:
                jit.save(script.Script, Path.Combine(folder, Script));
                break;
        }
        if (subject is RecalibratedSubject mapped) RecalibrationFile.Save(mapped.Map, mapped.Facts, Path.Combine(folder, Map));
        JsonFile.Write(folder, FactsName, new ModelFacts(
            subject.Format, subject.Can, model is ScriptSubject { Standardise: not null }, Parameters(subject),
            took.TotalSeconds, budget?.Spent ?? 0, budget?.Exhausted ?? false));
    }

    public static ModelFacts Facts(Artifact artifact, int member, bool isAlone) => JsonFile.Read<ModelFacts>(artifact, Name(FactsName, member, isAlone));

    /// <summary>Null when the artifact has no such file.</summary>
    public static string? Find(Artifact artifact, string name, int member, bool isAlone)
    {
        var inside = Name(name, member, isAlone);
        return artifact.Entry.Files.Any(file => file.Name == inside) ? artifact.PathOf(inside) : null;
    }

    public static string Of(string folder, int member) => Path.Combine(folder, $"{member}");

    private static string Name(string name, int member, bool isAlone) => isAlone ? name : $"{member}/{name}";

    private static long Parameters(Subject subject) =>
        subject.Can.HasFlag(Capabilities.Train) ? subject.Module.parameters().Sum(parameter => parameter.numel()) : 0;
}
