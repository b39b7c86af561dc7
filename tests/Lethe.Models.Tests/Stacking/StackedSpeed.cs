using System.Diagnostics;
using Lethe.Models.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Stacking;

/// <summary>
/// Not a check but a measurement, run by name: the figures of docs/decisions/0007-stacked-training.md. The two ways take
/// turns, and the fastest of each counts, so that whatever else the machine does falls on both.
/// </summary>
public class StackedSpeed(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("""{ "use": "arch.mlp", "widths": [128] }""", 2)]
    [InlineData("""{ "use": "arch.mlp", "widths": [128] }""", 8)]
    [InlineData("""{ "use": "arch.mlp", "widths": [128] }""", 32)]
    [InlineData("""{ "use": "arch.mlp", "widths": [32] }""", 32)]
    [InlineData("""{ "use": "arch.mlp", "widths": [1024, 512] }""", 8)]
    public void TrainAll_AgainstOneByOne_TakesThisMuchOfTheTime(string architecture, int models)
    {
        using var sample = Sample.Images(640, size: 28, classes: 10);
        var recipe = Shelf.Create<IRecipe>("model.train", $$"""{ "architecture": {{architecture}}, "epochs": 1, "batchSize": 64 }""");
        TrainingJob[] Jobs() => [.. Enumerable.Range(0, models).Select(i => sample.Job(seed: i))];
        var (together, apart) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < 5; round++)
        {
            together = Math.Min(together, Time(() => recipe.TrainAll(Jobs())));
            apart = Math.Min(apart, Time(() => [.. Jobs().Select(recipe.Train)]));
        }
        output.WriteLine($"{architecture}, {models} models, {get_num_threads()} threads: {1000 * together / models / 10:0.000} ms a model and step "
            + $"together, {1000 * apart / models / 10:0.000} apart, ratio {apart / together:0.00}");
    }

    private static double Time(Func<IReadOnlyList<Subject>> train)
    {
        var start = Stopwatch.GetTimestamp();
        var subjects = train();
        var taken = Stopwatch.GetElapsedTime(start);
        foreach (var subject in subjects) subject.Dispose();
        return taken.TotalSeconds;
    }
}
