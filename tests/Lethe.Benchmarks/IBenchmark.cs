namespace Lethe.Benchmarks;

/// <summary>One piece of work that a Python twin of the same name under peers/ does as well.</summary>
internal interface IBenchmark : IDisposable
{
    /// <summary>The piece of work, once.</summary>
    void Run();
}
