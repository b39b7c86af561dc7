using System.ComponentModel.DataAnnotations;
using Lethe.Sdk;

[Plugin("unlearn.bad-default", "Bad default")]
public sealed class BadDefault(BadDefaultOptions options) : IUnlearner
{
    public BadDefaultOptions Options { get; } = options;
    public void Unlearn(UnlearningJob job) { }
}

public sealed record BadDefaultOptions
{
    [Range(1, 10)] public int Epochs { get; init; }
}
