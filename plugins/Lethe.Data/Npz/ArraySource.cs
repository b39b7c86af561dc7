using static TorchSharp.torch;

namespace Lethe.Data.Npz;

/// <summary>Inputs that are one tensor, kept in the type they came in and turned into floats a batch at a time.</summary>
internal sealed class TensorSource : IRecordSource
{
    private readonly Tensor _all;
    private readonly long[] _shape;
    private readonly bool _channelsLast;

    /// <param name="all">Handed over: it lives as long as this.</param>
    public TensorSource(Tensor all, long[] shape, bool channelsLast)
    {
        // The dataset outlives the scope in which it is loaded.
        _all = all.DetachFromDisposeScope();
        (_shape, _channelsLast) = (shape, channelsLast);
    }

    public int Count => (int)_all.shape[0];

    public Tensor Read(ReadOnlySpan<int> rows)
    {
        using var scope = NewDisposeScope();
        var wanted = new long[rows.Length];
        for (var i = 0; i < wanted.Length; i++) wanted[i] = rows[i];
        var values = _all.index_select(0, tensor(wanted));
        var floats = values.to(ScalarType.Float32);
        if (_all.dtype == ScalarType.Byte) floats = floats.div(255f);
        if (_channelsLast) floats = floats.permute(0, 3, 1, 2);
        return floats.contiguous().view([rows.Length, .. _shape]).MoveToOuterDisposeScope();
    }
}
