using static TorchSharp.torch;

namespace Lethe.Sdk;

/// <summary>What subjects and plugins do with networks, whatever these are.</summary>
public static class Networks
{
    /// <summary>The network and all its parts, each before its own parts.</summary>
    public static IEnumerable<nn.Module> WithParts(this nn.Module module)
    {
        yield return module;
        foreach (var child in module.children())
        {
            foreach (var part in child.WithParts()) yield return part;
        }
    }

    /// <summary>Runs in evaluation mode and leaves every part in the mode it was in: some may have been frozen.</summary>
    public static T Evaluating<T>(this nn.Module module, Func<T> run)
    {
        var learning = module.WithParts().Where(part => part.training).ToArray();
        if (learning.Length == 0) return run();
        var modes = module.WithParts().Select(part => (Part: part, On: part.training)).ToArray();
        module.eval();
        try
        {
            return run();
        }
        finally
        {
            // Setting a part sets those below it, which come later and may differ.
            foreach (var (part, on) in modes) part.train(on);
        }
    }

    /// <summary>Draws initial weights, or anything else, without moving torch's random numbers for whoever draws next.</summary>
    public static T KeepingRandomState<T>(Func<T> run)
    {
        using var before = get_rng_state();
        try
        {
            return run();
        }
        finally
        {
            set_rng_state(before);
        }
    }
}
