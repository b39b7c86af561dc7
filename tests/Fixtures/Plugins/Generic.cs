using Lethe.Sdk;

[Plugin("unlearn.generic", "Generic")]
public sealed class Generic<T> : IUnlearner
{
    public void Unlearn(UnlearningJob job) { }
}
