namespace Lethe.Sdk;

/// <summary>
/// A model source that can make its model again on other records. Oracles and shadows are made by it, so a subject that
/// comes as a file needs one named beside it.
/// </summary>
public interface IRecipe : IModelSource
{
    Subject Train(TrainingJob job);

    /// <summary>How many models are best trained as one; 1: each by itself, spread over workers.</summary>
    int Together => 1;

    /// <summary>Trains many models of this recipe. A recipe overrides it when it can train them as one.</summary>
    IReadOnlyList<Subject> TrainAll(IReadOnlyList<TrainingJob> jobs) => [.. jobs.Select(Train)];
}
