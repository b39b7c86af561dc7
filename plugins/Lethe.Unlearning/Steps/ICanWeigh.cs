namespace Lethe.Unlearning.Steps;

/// <summary>An unlearner whose loss is a mean over records of the forget set, which may as well be a weighted one.</summary>
internal interface ICanWeigh : IUnlearner
{
    void Unlearn(UnlearningJob job, ForgetWeights weights);
}
