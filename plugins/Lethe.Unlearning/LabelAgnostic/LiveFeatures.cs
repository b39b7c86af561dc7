using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.LabelAgnostic;

/// <summary>A subject's features as it gives them, but such that gradients flow through them.</summary>
internal static class LiveFeatures
{
    /// <summary>In the mode the network is in.</summary>
    public static Tensor Of(Subject subject, Tensor inputs)
    {
        var module = subject.Module;
        if (module is IHasFeatures own) return own.Features(inputs).flatten(1);
        Tensor? last = null;
        var hooks = module.WithParts().OfType<Linear>().Select(linear => linear.register_forward_pre_hook((_, input) =>
        {
            // A reference of our own: containers dispose what they passed on.
            last = input.alias();
            return input;
        })).ToArray();
        try
        {
            module.call(inputs);
        }
        finally
        {
            foreach (var hook in hooks) hook.remove();
        }
        return (last ?? throw new ModelException("The network has linear layers and used none of them, so that it has no features.")).flatten(1);
    }
}
