namespace Lethe.Sdk;

/// <summary>An attribution that can also say what becomes of all of the subject's outputs when training records are left out.</summary>
public interface IRemovalAttribution : IAttribution
{
    /// <summary>The effect of training without these rows of the training split; null when the budget ended before it was known.</summary>
    RemovalEffect? Remove(AttributionJob job, IReadOnlyList<int> rows);
}
