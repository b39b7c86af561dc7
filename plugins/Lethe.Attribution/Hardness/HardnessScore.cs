namespace Lethe.Attribution.Hardness;

public enum HardnessScore
{
    /// <summary>The length of the error: probabilities minus 1 at the record's class.</summary>
    El2n,

    /// <summary>The length of the gradient of the record's cross-entropy with respect to all weights.</summary>
    Grand,
}
