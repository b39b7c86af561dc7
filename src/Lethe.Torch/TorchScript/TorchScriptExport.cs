#if !TORCHSHARP_PACKAGE
using Lethe.Torch.Native;
#endif
using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>Writes a module of C# as a TorchScript archive that Python, C++ and <c>torch.jit.load</c> can run.</summary>
public static class TorchScriptExport
{
    /// <summary>
    /// Runs the module once on an example, in evaluation mode, and saves the operators it called with its parameters and
    /// buffers under their own names. What forward decides by looking at numbers is fixed as the example decided it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The archive would not predict what the module predicts, for the example or for a batch of another size.
    /// </exception>
    public static void Save(nn.Module<Tensor, Tensor> module, Tensor example, string path)
    {
#if TORCHSHARP_PACKAGE
        throw new NotSupportedException(
            "The TorchSharp package cannot trace. Build without UseTorchSharp to export, or save the weights as safetensors.");
#else
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(example);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var modes = new[] { (nn.Module)module }.Concat(module.modules()).Select(part => (Part: part, On: part.training)).ToArray();
        module.eval();
        try
        {
            using var traced = Tracing.Run(module, example);
            RequireSame(module, traced, example);
            jit.save(traced, path);
        }
        finally
        {
            // Parents come before their children, whose modes may differ from theirs.
            foreach (var (part, on) in modes) part.train(on);
        }
#endif
    }

#if !TORCHSHARP_PACKAGE
    private static void RequireSame(nn.Module<Tensor, Tensor> module, jit.ScriptModule<Tensor, Tensor> traced, Tensor example)
    {
        if (!Close(module.call(example), traced.call(example)))
            throw new InvalidOperationException($"{module.GetName()} does not give the same result twice for the same input.");
        if (example.ndim == 0) return;
        var twice = Aten.cat.Call(new[] { example, example }, 0);
        Tensor expected;
        try
        {
            expected = module.call(twice);
        }
        catch (TorchException)
        {
            return; // The module itself wants batches of the example's size.
        }
        if (TryCall(traced, twice) is { } found && Close(expected, found)) return;
        throw new InvalidOperationException(
            $"{module.GetName()} writes the size of the batch into its operators, so that the archive would only take batches like "
            + "the example: flatten, or reshape with -1, instead of using shape[0].");
    }

    private static Tensor? TryCall(jit.ScriptModule<Tensor, Tensor> traced, Tensor input)
    {
        try
        {
            return traced.call(input);
        }
        catch (TorchException)
        {
            return null;
        }
    }

    private static bool Close(Tensor left, Tensor right) =>
        left.shape.AsSpan().SequenceEqual(right.shape) && Aten.allclose.CallBool(left, right, 1e-4, 1e-5, true);
#endif
}
