using static TorchSharp.torch;

namespace Lethe.Models.Tests.Support;

/// <summary>Records in one tensor.</summary>
internal sealed class TensorSource(Tensor inputs) : IRecordSource, IDisposable
{
    public int Count => (int)inputs.size(0);

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        var index = new long[rows.Length];
        for (var i = 0; i < index.Length; i++) index[i] = rows[i];
        using var picked = tensor(index);
        return inputs.index_select(0, picked);
    }

    public void Dispose() => inputs.Dispose();
}
