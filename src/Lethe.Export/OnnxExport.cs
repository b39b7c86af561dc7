using static TorchSharp.torch;
#if !TORCHSHARP_PACKAGE
using Lethe.Export.Checking;
using Lethe.Export.Recording;
using Lethe.Export.Translation;
#endif

namespace Lethe.Export;

/// <summary>Writes modules as ONNX models, for any runtime that takes them.</summary>
public static class OnnxExport
{
    /// <summary>
    /// Writes a module as an ONNX model of opset 17. A module's forward is ordinary C#, so it is run, in evaluation mode
    /// and with different batch sizes, and the operators it calls become the graph. What C# decides by looking at
    /// numbers cannot be followed and is refused. The file appears whole or not at all; the module is left as it was.
    /// </summary>
    /// <remarks>
    /// Numbers keep their types, but for what ONNX Runtime's CPU kernels lack: it computes convolutions and some functions
    /// of doubles in single precision, and whole numbers below 32 bits in 32.
    /// </remarks>
    /// <param name="module">The module, on any device. Its parameters keep their names in the file.</param>
    /// <param name="example">An input that the module takes. Rows of it are repeated to make other batch sizes.</param>
    /// <param name="path">The file, replaced if it exists.</param>
    /// <param name="options">Names, which dimensions may vary, and whether the file is checked; null for the defaults.</param>
    /// <exception cref="OnnxExportException">The module cannot be exported; the message says what to do.</exception>
    /// <exception cref="Lethe.Onnx.OnnxModelException">The model is over 2 GB.</exception>
    /// <exception cref="NotSupportedException">The build uses the TorchSharp package.</exception>
    public static void Save(
        nn.Module<Tensor, Tensor> module, Tensor example, string path, OnnxExportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(example);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new OnnxExportOptions();
#if TORCHSHARP_PACKAGE
        throw new NotSupportedException(
            "ONNX export watches the operators a module calls, which the TorchSharp package does not let anybody do. " +
            "Build without UseTorchSharp to export.");
#else
        options.Validate();
        using var scope = NewDisposeScope();
        using var off = no_grad();
        using var evaluation = new EvaluationMode(module);
        var inputs = new ExampleInputs(example, options);
        using var runs = new RunSet(module, inputs);
        var graph = new ProgramTranslation(module, runs, inputs, options).Translate();
        if (options.Verify) Verification.Save(graph, path, [.. runs.Answers, inputs.Unseen(module)]);
        else graph.Save(path);
#endif
    }
}
