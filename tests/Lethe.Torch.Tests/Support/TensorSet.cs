using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Support;

/// <summary>Named tensors, some of which can be replaced to see what a function makes of others.</summary>
internal sealed class TensorSet(IReadOnlyDictionary<string, Tensor> tensors)
{
    public Tensor this[string name] => tensors[name];

    public TensorSet With(string[] names, Tensor[] values)
    {
        var replaced = new Dictionary<string, Tensor>(tensors);
        for (var i = 0; i < names.Length; i++) replaced[names[i]] = values[i];
        return new TensorSet(replaced);
    }
}
