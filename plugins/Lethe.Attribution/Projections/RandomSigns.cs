using static TorchSharp.torch;

namespace Lethe.Attribution.Projections;

/// <summary>Matrices of random signs, scaled so that what they make short keeps its length on average.</summary>
internal static class RandomSigns
{
    /// <summary>Belongs to no scope. Drawn on the CPU: the same numbers on every device.</summary>
    public static Tensor Of(long rows, long columns, ScalarType type, Device device, RandomStream random)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)random.NextSeed(), CPU);
        var signs = randint(0, 2, [rows, columns], ScalarType.Float32, CPU, generator: generator) * 2 - 1;
        return (signs / Math.Sqrt(columns)).to(type).to(device).DetachFromDisposeScope();
    }

    /// <exception cref="ModelException">There is no room for it.</exception>
    public static void RequireRoom(long rows, long columns, ScalarType type, long bytes)
    {
        var size = type == ScalarType.Float64 ? 8 : 4;
        if (rows * columns * size > bytes)
            throw new ModelException($"A random matrix of {rows} by {columns} takes {rows * columns * size >> 20} MiB, and {bytes >> 20} are allowed: "
                + "use the two-sided projection, a smaller dimension or more megabytes.");
    }
}
