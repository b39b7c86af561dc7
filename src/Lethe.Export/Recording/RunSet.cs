using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>The watched runs of a module, one to each of the example's sizes, kept until the graph is written.</summary>
internal sealed class RunSet : IDisposable
{
    private readonly List<Run> _runs = [];

    public RunSet(nn.Module<Tensor, Tensor> module, ExampleInputs inputs)
    {
        try
        {
            for (var i = 0; i < inputs.Count; i++) _runs.Add(new Run(module, inputs.Of(i)));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Count => _runs.Count;

    /// <summary>How many operators were called, in the run that called fewest.</summary>
    public int Steps => _runs.Min(run => run.Calls.Count);

    public Run this[int run] => _runs[run];

    public IEnumerable<Answer> Answers => _runs.Select(run => run.Answer);

    /// <summary>One step of the program, as it was in each of the runs.</summary>
    public RecordedCall[] Step(int step) => [.. _runs.Select(run => run.Calls[step])];

    public void Dispose()
    {
        foreach (var run in _runs) run.Dispose();
    }
}
