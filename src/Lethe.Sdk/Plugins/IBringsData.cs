namespace Lethe.Sdk;

/// <summary>A model source whose files hold the records as well: a request that uses it names no data.</summary>
public interface IBringsData : IModelSource
{
    /// <summary>
    /// Whether it knows which records the model was trained on. Where it does not, the training split is empty and
    /// nothing can be forgotten.
    /// </summary>
    bool KnowsTraining { get; }

    /// <summary>The records that its subject answers for.</summary>
    Dataset LoadData(DataJob job);
}
