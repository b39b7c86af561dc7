using System.Collections.Generic;
using Lethe.Sdk;

[Plugin("unlearn.two-kinds", "Two kinds")]
public sealed class TwoKinds : IUnlearner, IForgetSelector
{
    public void Unlearn(UnlearningJob job) { }
    public IReadOnlyList<int> Select(SelectionJob job) => [];
}
