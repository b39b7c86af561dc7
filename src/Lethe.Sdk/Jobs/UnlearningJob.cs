namespace Lethe.Sdk;

/// <summary>Everything an unlearner is given.</summary>
public sealed class UnlearningJob : Job
{
    /// <summary>A copy of the original, to be changed in place.</summary>
    public required Subject Model { get; init; }

    /// <summary>The subject as it came, frozen: a teacher or a reference.</summary>
    public required Subject Original { get; init; }

    /// <summary>Without labels unless the method declared <see cref="Needs.ForgetLabels"/>.</summary>
    public required Split Forget { get; init; }

    /// <summary>Without labels unless the method declared <see cref="Needs.RetainLabels"/>.</summary>
    public required Split Retain { get; init; }

    /// <summary>
    /// Records that were never trained on, where the data have some. Without labels unless the method declared
    /// <see cref="Needs.RetainLabels"/>.
    /// </summary>
    public Split? Validation { get; init; }

    /// <summary>
    /// The training split that both are parts of: masks of shadows go by its rows. Without labels unless the method
    /// declared a need of both parts'. The host always gives it.
    /// </summary>
    public Split? Train { get; init; }

    public required InputDescription Input { get; init; }

    public required int Classes { get; init; }

    /// <summary>How the subject was made, when the method declared <see cref="Needs.Recipe"/>.</summary>
    public IRecipe? Recipe { get; init; }

    /// <summary>Models trained on random subsets, when the method declared <see cref="Needs.Shadows"/>.</summary>
    public IReadOnlyList<ShadowModel> Shadows { get; init; } = [];

    public required IPluginFactory Plugins { get; init; }
}
