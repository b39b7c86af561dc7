using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>Puts a module in evaluation mode, and every part of it back in its own mode at the end.</summary>
internal sealed class EvaluationMode : IDisposable
{
    // Setting a module's mode sets those below it, so each comes after the ones above it.
    private readonly (nn.Module Module, bool Training)[] _before;

    public EvaluationMode(nn.Module module)
    {
        _before = [.. module.modules().Prepend(module).Select(part => (part, part.training))];
        module.eval();
    }

    public void Dispose()
    {
        foreach (var (module, training) in _before)
        {
            if (module.training != training) module.train(training);
        }
    }
}
