using Lethe.Sdk;

[Plugin("unlearn.twice", "Once")]
public sealed class Once : IUnlearner
{
    public void Unlearn(UnlearningJob job) { }
}

[Plugin("unlearn.twice", "Twice")]
public sealed class Twice : IUnlearner
{
    public void Unlearn(UnlearningJob job) { }
}
