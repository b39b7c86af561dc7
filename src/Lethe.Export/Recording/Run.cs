using Lethe.Torch.Native;
using static TorchSharp.torch;

namespace Lethe.Export.Recording;

/// <summary>One watched run of a module.</summary>
internal sealed class Run : IDisposable
{
    private readonly Recorder _recorder;

    public Run(nn.Module<Tensor, Tensor> module, Tensor input)
    {
        // Kept as it was: the module may write into the one it is given.
        var given = input.clone();
        _recorder = new Recorder();
        try
        {
            Input = RecordedTensor.Of(_recorder.Keep(given));
            using (Paths = new ModulePaths(module, () => _recorder.Calls.Count))
            {
                Output = _recorder.Keep(Calling.Run(module, given));
            }
        }
        catch
        {
            _recorder.Dispose();
            throw;
        }
        _recorder.Stop();
        Answer = new Answer(input, Output);
    }

    public RecordedTensor Input { get; }

    public Tensor Output { get; }

    public Answer Answer { get; }

    public ModulePaths Paths { get; }

    public IReadOnlyList<RecordedCall> Calls => _recorder.Calls;

    public void Dispose() => _recorder.Dispose();
}
