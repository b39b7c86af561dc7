namespace Lethe.Sdk;

/// <summary>
/// A training objective that takes more than a network and a batch: a model that is trained beside the other, a table of
/// the records. One is made for each training, told once what is trained, and disposed when that is done.
/// </summary>
public interface IPreparedObjective : ITrainingObjective, IDisposable
{
    /// <summary>Called once, before the first batch.</summary>
    /// <param name="job">The training, with its data, device and random stream.</param>
    /// <param name="student">What network is trained.</param>
    void Prepare(TrainingJob job, Blueprint student);
}
