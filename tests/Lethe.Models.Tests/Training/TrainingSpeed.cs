using System.Diagnostics;
using Lethe.Models.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Models.Tests.Training;

/// <summary>A measurement, run by name: what one small audit's subject costs.</summary>
public class TrainingSpeed(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Train_SmallCnnOnTwoThousandImages_TakesThisLong()
    {
        using var sample = Sample.Images(2000, size: 28, classes: 10, noise: 2);
        var recipe = Shelf.Create<IRecipe>("model.train");

        var start = Stopwatch.GetTimestamp();
        using var subject = recipe.Train(sample.Job());

        output.WriteLine($"12 epochs, {get_num_threads()} threads: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, "
            + $"accuracy {sample.Accuracy(subject):0.000}");
    }
}
