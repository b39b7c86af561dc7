using System.Collections.Generic;
using Lethe.Sdk;

[Plugin("unlearn.unsettable", "Unsettable")]
public sealed class Unsettable(UnsettableOptions options) : IUnlearner
{
    public UnsettableOptions Options { get; } = options;
    public void Unlearn(UnlearningJob job) { }
}

public sealed record UnsettableOptions
{
    public Dictionary<string, int> Weights { get; init; } = [];
}
