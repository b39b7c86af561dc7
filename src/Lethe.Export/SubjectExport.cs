using Lethe.Sdk;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Export;

/// <summary>Writes subjects for use elsewhere: <c>.pt</c> as TorchScript, <c>.safetensors</c> as weights, <c>.onnx</c> as an ONNX model.</summary>
public static class SubjectExport
{
    private const int ExampleRows = 2;

    /// <param name="example">
    /// Some inputs; <c>.pt</c> and <c>.onnx</c> of a network need them to see what it does. Null: made up, where the
    /// subject knows what its inputs look like.
    /// </param>
    /// <exception cref="ModelException">The subject cannot be written like that; the message says what can be.</exception>
    public static void Save(Subject subject, string path, Tensor? example = null)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        switch (subject, ending)
        {
            case (TorchSubject network, ".safetensors"):
                SubjectFile.Save(network, path);
                break;
            case (TorchSubject network, ".pt"):
                WithExample(network, example, inputs => TorchScriptExport.Save(network.Module, inputs, path));
                break;
            case (TorchSubject network, ".onnx"):
                WithExample(network, example, inputs => OnnxExport.Save(network.Module, inputs, path));
                break;
            case (ScriptSubject script, ".pt"):
                jit.save(script.Script, path);
                break;
            case (ScriptSubject, ".safetensors" or ".onnx"):
                throw new ModelException($"{subject.Format} is written as .pt; only networks are written as {ending}.");
            case (_, ".pt" or ".safetensors" or ".onnx"):
                throw new ModelException($"{subject.Format} cannot be written again: nothing of it is changed here. Use the file it came from.");
            default:
                throw new ModelException($"{path} ends in none of .pt (TorchScript), .safetensors (weights) and .onnx.");
        }
    }

    private static void WithExample(TorchSubject subject, Tensor? example, Action<Tensor> save)
    {
        using var scope = NewDisposeScope();
        save(example ?? Networks.KeepingRandomState(() => Example(subject)));
    }

    private static Tensor Example(TorchSubject subject)
    {
        var input = subject.Blueprint?.Input ?? throw new ModelException(
            "Nothing is known about this network's inputs; give an example of them.");
        // Between the bounds that inputs have, or around their mean: what a normalising network was made for.
        var (low, high) = (input.Low ?? -1, input.High ?? 1);
        return (rand([ExampleRows, .. input.Shape]) * (high - low) + low).to(subject.Device);
    }
}
