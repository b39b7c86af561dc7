namespace Lethe.Sdk;

/// <summary>Trains a subject or opens one from files. Id prefix <c>model</c>.</summary>
public interface IModelSource : IPlugin
{
    /// <summary>What its subjects can do, so that what they cannot is refused before anything is queued.</summary>
    static virtual Capabilities Gives => Capabilities.Predict;

    Subject Load(ModelJob job);

    /// <summary>
    /// How others like this model are trained, where that is known: a recipe named beside a file. A source that is an
    /// <see cref="IRecipe"/> needs none; null and no recipe itself: no oracles and no shadows.
    /// </summary>
    PluginReference? Recipe => null;
}
