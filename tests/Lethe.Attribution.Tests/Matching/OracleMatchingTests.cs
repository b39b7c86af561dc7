using Lethe.Fixtures;
using Lethe.Sdk.Testing;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Matching;

public class OracleMatchingTests
{
    private const string ToTheEnd = "\"epochs\": 60, \"batchSize\": 30, \"learningRate\": 0.01";

    [Fact]
    public void Unlearn_BringsTheModelToAnOracleThatNoAuditMeasuresWith()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Features(seed: 3);
        using var original = world.NewSubject();
        using var model = original.Copy();

        Run(world, original, model, $$"""{ {{ToTheEnd}} }""");

        // The oracle it made for itself: the recipe, the retain set, its own stream.
        using var oracle = Oracle(world);
        var (before, after) = (Gap(original, oracle, world), Gap(model, oracle, world));
        Assert.True(before > 0.01, $"{before}");
        Assert.True(after < 0.2 * before, $"{before}, then {after}");
    }

    [Fact]
    public void Unlearn_PulledToWhereItBegan_StaysThere()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Features(seed: 3);
        using var original = world.NewSubject();
        using var free = original.Copy();
        using var pulled = original.Copy();

        Run(world, original, free, $$"""{ {{ToTheEnd}} }""");
        Run(world, original, pulled, $$"""{ {{ToTheEnd}}, "pull": 1000 }""");

        Assert.True(Moved(pulled, original) < 0.1 * Moved(free, original));
    }

    [Fact]
    public void Unlearn_WhoseBudgetEndsBeforeThereIsAnOracle_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var world = SmallWorld.Features();
        using var original = world.NewSubject();
        using var model = original.Copy();
        var budget = new Budget(TimeProvider.System, null, 100);

        Run(world, original, model, "{}", budget);

        Assert.Equal(0, Moved(model, original));
        Assert.InRange(budget.Spent, 100, 132);
    }

    private static void Run(SmallWorld world, Subject original, Subject model, string options, Budget? budget = null) =>
        Shelf.Create<IUnlearner>("unlearn.oracle-matching", options).Unlearn(new UnlearningJob
        {
            Model = model,
            Original = original,
            Forget = world.Forget.WithoutLabels(),
            Retain = world.Retain,
            Train = world.Data.Train.WithoutLabels(),
            Input = world.Data.Input,
            Classes = world.Data.Classes,
            Recipe = world.Recipe,
            Plugins = world.Plugins,
            Device = CPU,
            Random = new RandomStream(5),
            Progress = Progress.None,
            Budget = budget ?? Budget.Unlimited,
            Cancellation = TestContext.Current.CancellationToken,
        });

    private static Subject Oracle(SmallWorld world) => world.Recipe.Train(new TrainingJob
    {
        Train = world.Retain,
        Input = world.Data.Input,
        Classes = world.Data.Classes,
        Plugins = world.Plugins,
        Device = CPU,
        Random = new RandomStream(5).Fork("oracle").Fork(0),
        Progress = Progress.None,
    });

    // What moves all logits alike is no difference.
    private static double Gap(Subject subject, Subject oracle, SmallWorld world)
    {
        var inputs = world.Forget.All().Inputs;
        var gap = subject.Predict(inputs) - oracle.Predict(inputs);
        return (gap - gap.mean([1], keepdim: true)).square().mean().item<float>();
    }

    private static double Moved(Subject subject, Subject original) => subject.Module.parameters()
        .Zip(original.Module.parameters(), (now, then) => (now - then).square().sum().item<float>()).Sum();
}
