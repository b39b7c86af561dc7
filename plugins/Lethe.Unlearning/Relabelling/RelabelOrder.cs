namespace Lethe.Unlearning.Relabelling;

/// <summary>In what order an epoch sees the two sets.</summary>
public enum RelabelOrder
{
    /// <summary>The forget set with labels drawn for each batch, then the retain set.</summary>
    Sequential,

    /// <summary>Both shuffled into one, with labels drawn once an epoch.</summary>
    Merged,
}
