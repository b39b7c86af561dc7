using Lethe.Sdk;

[Plugin("eval.wrong-prefix", "Wrong prefix")]
public sealed class WrongPrefix : IUnlearner
{
    public void Unlearn(UnlearningJob job) { }
}
