using Lethe.Sdk;

[Plugin("unlearn.two-constructors", "Two constructors")]
public sealed class TwoConstructors : IUnlearner
{
    public TwoConstructors() { }
    public TwoConstructors(Options options) => Given = options;
    public Options? Given { get; }
    public void Unlearn(UnlearningJob job) { }
}

public sealed record Options;
