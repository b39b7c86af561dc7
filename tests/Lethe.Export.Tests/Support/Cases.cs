using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>Cases by name, for theories.</summary>
internal sealed class Cases : System.Collections.IEnumerable
{
    private readonly Dictionary<string, Action> _checks = new(StringComparer.Ordinal);

    public TheoryData<string> Names => [.. _checks.Keys];

    public void Run(string name) => _checks[name]();

    public System.Collections.IEnumerator GetEnumerator() => _checks.Keys.GetEnumerator();

    /// <summary>A function of a batch of numbers.</summary>
    public void Add(string name, Func<Tensor, Tensor> function, params long[] shape) =>
        Add(name, () => new Computed(function), shape);

    public void Add(string name, Func<nn.Module<Tensor, Tensor>> module, params long[] shape) =>
        _checks.Add(name, () => Agreement.Holds(module(), shape));

    public void Add(string name, ScalarType type, Func<Tensor, Tensor> function, params long[] shape) =>
        _checks.Add(name, () => Agreement.Holds(new Computed(function), shape, type));
}
