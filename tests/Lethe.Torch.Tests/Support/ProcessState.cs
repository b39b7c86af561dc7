namespace Lethe.Torch.Tests.Support;

/// <summary>Tests that change what the whole process shares (memory limit, default random stream, switches) run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "Process state";
}
