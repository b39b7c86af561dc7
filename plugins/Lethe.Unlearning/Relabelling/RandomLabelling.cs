using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Relabelling;

[Plugin("unlearn.random-labels", "Random labels",
    Summary = "Trains on with random labels on the forget set and the true ones on the retain set. Forget records end up less sure than records never seen, which tells on them.",
    Paper = "Golatkar, Achille, Soatto: Eternal Sunshine of the Spotless Net, CVPR 2020; Graves, Nagisetty, Ganesh: Amnesiac Machine Learning, AAAI 2021")]
public sealed class RandomLabelling(RandomLabelsOptions options) : IUnlearner, ICanWeigh
{
    public static Needs Needs => Needs.Training | Needs.ForgetLabels | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job) => Unlearn(job, null);

    void ICanWeigh.Unlearn(UnlearningJob job, ForgetWeights weights) => Unlearn(job, weights);

    private void Unlearn(UnlearningJob job, ForgetWeights? weights)
    {
        using var descent = new Descent(job, options.Settings, RelabelTraining.Loss) { Weights = weights };
        new RelabelTraining(job, options, descent).Run();
        descent.Finish();
    }
}
