namespace Lethe.Torch.Native;

/// <summary>
/// While one is open on a thread, layers call their operators on tensors as they are: a program that is being written
/// down should not hold choices of memory layout made for this machine and this example.
/// </summary>
internal sealed class PlainLayouts : IDisposable
{
    [ThreadStatic] private static int _open;
    private bool _left;

    public PlainLayouts() => _open++;

    public static bool Active => _open > 0 || Recorder.Active;

    public void Dispose()
    {
        if (!_left) _open--;
        _left = true;
    }
}
