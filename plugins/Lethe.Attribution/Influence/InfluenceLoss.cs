namespace Lethe.Attribution.Influence;

public enum InfluenceLoss
{
    CrossEntropy,

    /// <summary>Half the squared distance between the outputs and the class's unit vector.</summary>
    Squared,
}
