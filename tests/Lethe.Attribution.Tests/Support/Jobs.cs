using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Support;

internal static class Jobs
{
    public static AttributionJob Of(Subject subject, Split train, Split targets, IReadOnlyList<ShadowModel>? shadows = null,
        Budget? budget = null, Log? log = null, long seed = 5) => new()
        {
            Subject = subject,
            Train = train,
            Targets = targets,
            Shadows = shadows ?? [],
            Device = CPU,
            Random = new RandomStream(seed),
            Progress = log is null ? Progress.None : new Progress(log),
            Budget = budget ?? Budget.Unlimited,
            Cancellation = TestContext.Current.CancellationToken,
        };

    public static UnlearningJob Forgetting(Subject original, Subject model, Split train, int[] rows, IReadOnlyList<ShadowModel>? shadows = null,
        IRecipe? recipe = null, Budget? budget = null, Log? log = null, int classes = 2) => new()
        {
            Model = model,
            Original = original,
            Forget = train.Subset("forget", rows),
            Retain = train.Without("retain", rows),
            Train = train,
            Input = Records.Input(1),
            Classes = classes,
            Shadows = shadows ?? [],
            Recipe = recipe,
            Device = CPU,
            Random = new RandomStream(5),
            Progress = log is null ? Progress.None : new Progress(log),
            Budget = budget ?? Budget.Unlimited,
            Cancellation = TestContext.Current.CancellationToken,
            Plugins = Shelf.Instance,
        };

    public static TorchSubject Subject(Func<nn.Module<Tensor, Tensor>> build)
    {
        var subject = new TorchSubject(build(), build, CPU);
        subject.Module.eval();
        return subject;
    }
}
