using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Unlearning.Layers;

/// <summary>The last layers of a network, in the order in which it uses them.</summary>
internal static class LastBlocks
{
    /// <summary>
    /// Names of the parts of the last blocks. A block is a convolution or linear layer with whatever has parameters
    /// between it and the next one, such as its batch norm.
    /// </summary>
    public static HashSet<string> Of(UnlearningJob job, int blocks)
    {
        job.Model.Require(Capabilities.Layers);
        var names = new Dictionary<nn.Module, string> { [job.Model.Module] = "" };
        foreach (var (name, part) in job.Model.Module.named_modules()) names[part] = name;
        var order = Used(job);
        var chosen = new HashSet<string>();
        foreach (var part in Enumerable.Reverse(order))
        {
            chosen.Add(names[part]);
            if (part is Linear or Convolution && --blocks == 0) return chosen;
        }
        // Fewer blocks than asked for: the whole network, also what could not be watched.
        return [.. names.Values];
    }

    /// <summary>The parameters of these parts.</summary>
    public static Parameter[] Parameters(nn.Module module, HashSet<string> parts) =>
        [.. module.named_parameters().Where(pair => parts.Contains(PartOf(pair.name))).Select(pair => pair.parameter)];

    private static string PartOf(string name) => name.LastIndexOf('.') is var dot && dot < 0 ? "" : name[..dot];

    // Parts with parameters of their own, each at its last use.
    private static List<nn.Module> Used(UnlearningJob job)
    {
        var used = new List<nn.Module>();
        var hooks = job.Model.Module.WithParts().OfType<nn.Module<Tensor, Tensor>>().Where(part => part.parameters(recurse: false).Any())
            .Select(part => part.register_forward_pre_hook((_, input) =>
            {
                used.Remove(part);
                used.Add(part);
                return input;
            })).ToArray();
        try
        {
            using var scope = NewDisposeScope();
            job.Model.Predict(job.Retain.Read([0], job.Device).Inputs);
        }
        finally
        {
            foreach (var hook in hooks) hook.remove();
        }
        return used;
    }
}
