namespace Lethe.Unlearning.Baselines;

[Plugin("unlearn.none", "Do nothing", Summary = "Hands the model back as it came: the control that every method has to beat and every audit has to catch.")]
public sealed class NoUnlearning : IUnlearner
{
    public static bool IsSeeded => false;

    public void Unlearn(UnlearningJob job) => job.Cancellation.ThrowIfCancellationRequested();
}
