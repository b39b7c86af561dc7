namespace Lethe.Sdk;

/// <summary>A model to be trained from nothing: the subject itself, an oracle or a shadow.</summary>
public sealed class TrainingJob : Job
{
    public required Split Train { get; init; }

    /// <summary>For early stopping, when the recipe wants it.</summary>
    public Split? Validation { get; init; }

    public required InputDescription Input { get; init; }

    public required int Classes { get; init; }

    public required IPluginFactory Plugins { get; init; }
}
