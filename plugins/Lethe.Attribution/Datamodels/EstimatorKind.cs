namespace Lethe.Attribution.Datamodels;

public enum EstimatorKind
{
    /// <summary>Least squares with a quadratic penalty, in closed form.</summary>
    Ridge,

    /// <summary>Least squares with a penalty on sizes: most effects are exactly zero.</summary>
    L1,
}
