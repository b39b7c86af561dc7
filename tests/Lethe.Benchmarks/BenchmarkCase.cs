namespace Lethe.Benchmarks;

/// <summary>A case, ready to be prepared on a device.</summary>
/// <param name="Name">The name on the command line and of the twin's file.</param>
/// <param name="Work">What is worked on, in words.</param>
internal sealed record BenchmarkCase(string Name, string Work, Func<string, IBenchmark> Create);
