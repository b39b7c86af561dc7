namespace Lethe.Unlearning.Steps;

/// <summary>Letting another unlearner do a part of the job.</summary>
internal static class Delegation
{
    private const Needs NotAtHand = Needs.Recipe | Needs.Shadows | Needs.Oracles | Needs.Generation;

    /// <summary>Lets another method unlearn a model, with what it declares a need of and no more.</summary>
    public static void Delegate(this UnlearningJob job, PluginReference method, Subject model, RandomStream random) =>
        job.Create<IUnlearner>(method).Unlearn(job.For(method, model, random));

    /// <summary>A method that an option names.</summary>
    public static T Create<T>(this UnlearningJob job, PluginReference method) where T : class, IUnlearner
    {
        var made = job.Plugins.Create<IUnlearner>(method);
        var lacking = PluginStatics.NeedsOf(made.GetType()) & NotAtHand;
        if (lacking != Needs.None) throw new ModelException($"{method.Use} needs more than a method used by another one is given: {lacking}.");
        return made as T ?? throw new ModelException(
            $"{method.Use} has no loss of single records of the forget set that could be weighed. unlearn.gradient-ascent, unlearn.random-labels, unlearn.salun and unlearn.npo have.");
    }

    /// <summary>The same job for another method, model or stream.</summary>
    public static UnlearningJob For(this UnlearningJob job, PluginReference method, Subject model, RandomStream random)
    {
        var needs = PluginStatics.NeedsOf(job.Plugins.Create<IUnlearner>(method).GetType());
        return new UnlearningJob
        {
            Model = model,
            Original = job.Original,
            Forget = needs.HasFlag(Needs.ForgetLabels) ? job.Forget : job.Forget.WithoutLabels(),
            Retain = needs.HasFlag(Needs.RetainLabels) ? job.Retain : job.Retain.WithoutLabels(),
            Validation = needs.HasFlag(Needs.RetainLabels) ? job.Validation : job.Validation?.WithoutLabels(),
            Input = job.Input,
            Classes = job.Classes,
            Plugins = job.Plugins,
            Device = job.Device,
            Random = random,
            Progress = job.Progress,
            Budget = job.Budget,
            Cancellation = job.Cancellation,
        };
    }
}
