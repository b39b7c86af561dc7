namespace Lethe.Selection.WorstCase;

public enum WeightStart
{
    /// <summary>All weights alike.</summary>
    Uniform,

    /// <summary>A random subset, as published; steps of the published size never leave it.</summary>
    Random,
}
