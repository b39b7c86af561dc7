namespace Lethe.Models.Training;

public enum OptimizerKind
{
    Sgd,
    Adamw,
}
