using Lethe.Sdk;

[Plugin("unlearn.nothing", "Nothing")]
public sealed class NoContract;
