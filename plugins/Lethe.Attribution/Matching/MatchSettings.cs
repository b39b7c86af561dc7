namespace Lethe.Attribution.Matching;

/// <summary>How a model is brought to given outputs.</summary>
/// <param name="Decay">What the learning rate is multiplied with after each epoch.</param>
/// <param name="Pull">The weight of the squared distance to the weights it began with.</param>
/// <param name="Centre">Whether what moves all logits of a record alike is no error.</param>
internal sealed record MatchSettings(int Epochs, int BatchSize, double LearningRate, double Decay, double Pull, bool Centre);
