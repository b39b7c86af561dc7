using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Units;
using Lethe.Sdk;
using Lethe.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Models;

/// <summary>Opens the models that units of the plan have made.</summary>
internal sealed class ModelShelf(UnitContext context)
{
    /// <summary>The caller disposes it.</summary>
    public Subject Open(string unit, int member = 0)
    {
        var artifact = context.Artifact(unit);
        var isAlone = IsAlone(unit);
        var map = ModelFolder.Find(artifact, ModelFolder.Map, member, isAlone);
        if (ModelFolder.Find(artifact, ModelFolder.Network, member, isAlone) is { } network) return Mapped(OpenNetwork(network), map);
        if (ModelFolder.Find(artifact, ModelFolder.Script, member, isAlone) is { } script)
            return Mapped(OpenScript(script, ModelFolder.Facts(artifact, member, isAlone).Standardised), map);
        return Source();
    }

    /// <summary>The subject as its source makes it.</summary>
    public Subject Source()
    {
        var use = context.Request.Subject;
        return ((IModelSource)use.Plugin.Create(use.Options)).Load(new ModelJob
        {
            Data = context.Data,
            Device = context.Device,
            ResolvePath = context.ResolvePath,
            Plugins = context.Plugins,
            Random = context.Random("subject", use),
            Progress = context.Progress,
            Cancellation = context.Cancellation,
        });
    }

    /// <summary>What is known of a model without opening it.</summary>
    public ModelFacts Facts(string unit, int member = 0) => ModelFolder.Facts(context.Artifact(unit), member, IsAlone(unit));

    private bool IsAlone(string unit) => context.Plan.Unit(unit).Kind is UnitKind.Subject or UnitKind.Unlearn;

    private Subject OpenNetwork(string path)
    {
        if (SubjectFile.BlueprintOf(path) is not null) return SubjectFile.Open(path, context.Plugins, context.Device);
        // A network that its source built by itself: built again there, then given these weights.
        var subject = Source();
        using var weights = Safetensors.Open(path);
        weights.LoadInto(((subject as RecalibratedSubject)?.Inner ?? subject).Module.state_dict());
        return subject;
    }

    private Subject Mapped(Subject model, string? path)
    {
        // One that its source built came with its map.
        if (path is null || model is RecalibratedSubject) return model;
        try
        {
            var (map, facts) = RecalibrationFile.Open(path, context.Plugins);
            return new RecalibratedSubject(model, map, facts);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private ScriptSubject OpenScript(string path, bool standardised)
    {
        var script = jit.load<Tensor, Tensor>(path, context.Device);
        script.eval();
        return new ScriptSubject(script, context.Device, standardised ? new Standardise(context.RequiredData.Input).to(context.Device) : null);
    }
}
