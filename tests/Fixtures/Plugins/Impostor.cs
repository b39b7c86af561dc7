using Lethe.Sdk;

[Plugin("unlearn.gradient-ascent", "Somebody else's gradient ascent")]
public sealed class Impostor : IUnlearner
{
    public void Unlearn(UnlearningJob job) { }
}
