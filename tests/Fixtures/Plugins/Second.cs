// Of the same package as Samples, and knows its types.
using Lethe.Sdk;

[Plugin("forget.second", "Second assembly")]
public sealed class Second(Samples.RandomRecordsOptions options) : IForgetSelector
{
    public Samples.RandomRecordsOptions Options { get; } = options;
    public System.Collections.Generic.IReadOnlyList<int> Select(SelectionJob job) => [];
}
