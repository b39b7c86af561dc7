using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>
/// Notes, while a module runs, which of its parts is running. A part whose <c>forward</c> is called past its hooks does
/// not show up, and counts as the one around it.
/// </summary>
internal sealed class ModulePaths : IDisposable
{
    private readonly List<IDisposable> _watches = [];
    private readonly Stack<string> _entered = new([""]);
    private readonly List<(int Step, string Path)> _changes = [];

    /// <param name="root">The module that is run.</param>
    /// <param name="step">How many operators were called so far.</param>
    public ModulePaths(nn.Module root, Func<int> step)
    {
        var seen = new HashSet<nn.Module>(ReferenceEqualityComparer.Instance) { root };
        foreach (var (name, module) in root.named_modules())
        {
            if (!seen.Add(module)) continue;
            var watch = module.Watch(
                () =>
                {
                    _entered.Push(name);
                    _changes.Add((step(), name));
                },
                () =>
                {
                    _entered.Pop();
                    _changes.Add((step(), _entered.Peek()));
                });
            if (watch is not null) _watches.Add(watch);
        }
    }

    /// <summary>The part that called an operator; empty for the module itself.</summary>
    public string At(int step) => _changes.LastOrDefault(change => change.Step <= step).Path ?? "";

    public void Dispose()
    {
        foreach (var watch in _watches) watch.Dispose();
    }
}
