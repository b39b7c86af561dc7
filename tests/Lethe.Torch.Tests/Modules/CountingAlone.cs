namespace Lethe.Torch.Tests.Modules;

/// <summary>For tests that read counts of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(CountingAlone), DisableParallelization = true)]
public class CountingAlone;
