using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

/// <summary>Records whose inputs are in double precision, so that closed forms can be held to their last digits.</summary>
internal static class DoubleRecords
{
    public static Split Of(string name, Tensor inputs, long[] labels) => new(
        name, new Rows(inputs), new RecordTable([.. Enumerable.Range(0, labels.Length).Select(i => $"{name}{i}")], labels));

    private sealed class Rows(Tensor inputs) : IRecordSource
    {
        private readonly Tensor _inputs = inputs.DetachFromDisposeScope();

        public int Count => (int)_inputs.size(0);

        public Tensor Read(ReadOnlySpan<int> rows) => _inputs.index_select(0, tensor(Array.ConvertAll(rows.ToArray(), row => (long)row)));
    }
}
