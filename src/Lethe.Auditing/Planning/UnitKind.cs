namespace Lethe.Auditing.Planning;

/// <summary>What a unit makes.</summary>
public enum UnitKind
{
    Data,
    Subject,
    Forget,
    Oracles,
    Shadows,
    Unlearn,
    Evaluate,
}
