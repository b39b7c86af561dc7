namespace Lethe.Attribution.Projections;

public enum ProjectionKind
{
    /// <summary>None where the model is small, else two-sided.</summary>
    Auto,

    /// <summary>Whole gradients.</summary>
    None,

    /// <summary>One random matrix for all parameters together.</summary>
    Dense,

    /// <summary>A random matrix on either side of each layer's gradient, which is never made as a whole.</summary>
    TwoSided,
}
