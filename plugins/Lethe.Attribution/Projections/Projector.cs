using Lethe.Attribution.Gradients;
using static TorchSharp.torch;

namespace Lethe.Attribution.Projections;

/// <summary>Makes gradients short without changing much the angles between them.</summary>
internal abstract class Projector : IDisposable
{
    /// <summary>Up to how many learning numbers gradients are left whole by themselves.</summary>
    public const int Small = 4096;

    /// <summary>Whether it makes whole gradients on the way.</summary>
    public abstract bool IsFull { get; }

    /// <summary>A row a record, in blocks: what is in different blocks counts as unrelated.</summary>
    public abstract IReadOnlyList<Tensor> Project(ExampleSignals signals);

    /// <param name="dimension">Numbers in all when dense; for each side of a layer when two-sided.</param>
    /// <param name="bytes">The most that random matrices may take.</param>
    public static Projector Of(ProjectionKind kind, int dimension, GradientWatch watch, Device device, RandomStream random, long bytes) => kind switch
    {
        ProjectionKind.Auto when watch.Size <= Small => new WholeProjector(),
        ProjectionKind.None => new WholeProjector(),
        ProjectionKind.Dense => new DenseProjector(dimension, watch, device, random, bytes),
        _ => new TwoSidedProjector(dimension, watch, device, random, bytes),
    };

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
